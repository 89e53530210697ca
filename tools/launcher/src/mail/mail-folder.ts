import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { AddressObject, ParsedMail } from 'mailparser';

/** A kept mail as the list shows it. */
export interface MailSummary {
  /** Name of its file without `.eml`; sorts by arrival. */
  readonly id: string;
  readonly messageId: string;
  readonly to: string[];
  readonly from: string;
  readonly subject: string;
  /** Moment of arrival, ISO 8601 in UTC. */
  readonly date: string;
}

/** The sender was told the limit and went on. */
export class MailTooLarge extends Error {}

/** Every mail is one `.eml` file; the list is read once and kept up to date. */
export class MailFolder {
  readonly #path: string;
  readonly #mails: MailSummary[];
  #last = 0;

  private constructor(path: string, mails: MailSummary[]) {
    this.#path = path;
    this.#mails = mails;
  }

  static async open(path: string): Promise<MailFolder> {
    await mkdir(path, { recursive: true });
    const mails: MailSummary[] = [];
    for (const name of (await readdir(path)).sort()) {
      if (name.endsWith('.part')) await rm(join(path, name), { force: true });
      if (name.endsWith('.eml'))
        mails.push(summary(name.slice(0, -4), await parse(headOf(await readFile(join(path, name))))));
    }
    return new MailFolder(path, mails);
  }

  /** Returns once the mail is on the disk under its final name: only then may the sender forget it. */
  async keep(message: Readable & { readonly sizeExceeded?: boolean }): Promise<MailSummary> {
    const id = this.#nextId();
    const draft = join(this.#path, `${id}.part`);
    try {
      const file = await open(draft, 'wx');
      try {
        for await (const piece of message) await file.appendFile(piece as Buffer);
        if (message.sizeExceeded) throw new MailTooLarge('the message is too large');
        await file.sync();
      } finally {
        await file.close();
      }
      const mail = summary(id, await parse(await readFile(draft)));
      await rename(draft, join(this.#path, `${id}.eml`));
      await syncFolder(this.#path);
      this.#mails.push(mail);
      return mail;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** Newest first. */
  list(): MailSummary[] {
    return this.#mails.toReversed();
  }

  async read(id: string): Promise<ParsedMail | undefined> {
    const source = await this.source(id);
    return source && parse(source, { skipImageLinks: true });
  }

  /** The mail as it arrived. Only ids of the list are opened, so that no path can be smuggled in. */
  async source(id: string): Promise<Buffer | undefined> {
    if (!this.#mails.some((mail) => mail.id === id)) return undefined;
    return readFile(join(this.#path, `${id}.eml`));
  }

  /** Arrival in milliseconds, never twice the same, so that names sort by arrival. */
  #nextId(): string {
    this.#last = Math.max(Date.now(), this.#last + 1);
    return `${new Date(this.#last).toISOString().replaceAll(':', '-')}_${randomUUID().slice(0, 8)}`;
  }
}

function summary(id: string, mail: ParsedMail): MailSummary {
  const arrival = id.split('_')[0] ?? '';
  return {
    id,
    messageId: mail.messageId ?? '',
    to: addresses(mail.to),
    from: addresses(mail.from)[0] ?? '',
    subject: mail.subject ?? '',
    date: arrival.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'),
  };
}

/** Loaded with the first mail: its tables of old encodings cost a start more than the mail server itself. */
async function parse(source: Buffer, options: { skipImageLinks?: true } = {}): Promise<ParsedMail> {
  const { simpleParser } = await import('mailparser');
  return simpleParser(source, options);
}

/** All a summary needs; bodies would make the start of a platform with many kept mails slow. */
function headOf(mail: Buffer): Buffer {
  const end = mail.indexOf('\r\n\r\n');
  return end === -1 ? mail : mail.subarray(0, end + 4);
}

function addresses(field: AddressObject | AddressObject[] | undefined): string[] {
  return [field ?? []].flat().flatMap((group) => group.value.map(({ address }) => address ?? ''));
}

/** Without it the new name itself could be lost with the power. Windows cannot open a folder; there it is not needed. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
