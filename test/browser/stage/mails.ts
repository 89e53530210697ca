import { eventually } from '@harbourlink/testing';

export interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The newest mail to an address that says `about` in its subject, read from the real mail server; waits until it is there. */
export async function readMail(platformUrl: string, to: string, about: RegExp): Promise<Mail> {
  const session = (await (await fetch(`${platformUrl}/session`)).json()) as { mailsAddress?: string };
  if (session.mailsAddress === undefined) throw new Error('the platform keeps no mails');
  const list = new URL(`/mails?${new URLSearchParams({ to, limit: '20' })}`, session.mailsAddress);
  const found = await eventually(
    async () => ((await (await fetch(list)).json()) as Mail[]).find(({ subject }) => about.test(subject)),
    { within: 30_000 },
  );
  if (found === undefined) throw new Error(`no mail to ${to} about ${about}`);
  return (await (await fetch(new URL(`/mails/${found.id}/json`, session.mailsAddress))).json()) as Mail;
}

/** The address of the first link of a mail's text that fits. */
export function linkIn({ text }: Mail, fits: RegExp): string {
  const link = [...text.matchAll(/https?:\/\/\S+/g)].map(([address]) => address).find((address) => fits.test(address));
  if (link === undefined) throw new Error(`no such link in: ${text}`);
  return link;
}
