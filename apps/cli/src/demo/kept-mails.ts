import { Trouble } from '../trouble.js';
import { until } from '../until.js';

interface KeptMail {
  readonly id: string;
  readonly messageId: string;
  readonly subject: string;
}

/** Every mail that was sent, the newest first. */
export async function keptMails(mailUrl: string): Promise<readonly KeptMail[]> {
  const answer = await fetch(new URL('/mails', mailUrl));
  if (!answer.ok) throw new Trouble(`The kept mails cannot be read (${answer.status}).`);
  return (await answer.json()) as KeptMail[];
}

/** Waits for a mail to arrive and takes the secret of the link out of its text. */
export async function linkInMail(mailUrl: string, messageId: string): Promise<{ subject: string; token: string }> {
  const bare = (text: string) => text.replace(/[<>]/g, '');
  const mail = await until('the mail to the customer', async () => {
    return (await keptMails(mailUrl)).find((kept) => bare(kept.messageId) === bare(messageId));
  });
  const answer = await fetch(new URL(`/mails/${mail.id}/json`, mailUrl));
  const { text } = (await answer.json()) as { text: string };
  const token = /\/links\/([\w-]{43})/.exec(text)?.[1];
  if (token === undefined) throw new Trouble(`There is no link in the mail “${mail.subject}”.`);
  return { subject: mail.subject, token };
}
