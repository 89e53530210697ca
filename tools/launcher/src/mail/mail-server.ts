import { createServer } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { MailFolder, MailTooLarge } from './mail-folder.js';
import { answerMailRequest } from './mail-page.js';

export interface MailServer {
  readonly smtpUrl: string;
  /** The page that shows the kept mails. */
  readonly pageUrl: string;
  stop(): Promise<void>;
}

const largestMail = 10 * 1024 * 1024;

/**
 * A real SMTP server that delivers nothing: it keeps each mail in `folder` before it answers 250, so that what it
 * accepted outlives a SIGKILL. Beside it a local page lists and shows them.
 */
export async function startMailServer(options: {
  folder: string;
  smtpPort: number;
  pagePort: number;
}): Promise<MailServer> {
  const mails = await MailFolder.open(options.folder);
  const smtp = new SMTPServer({
    name: 'harbourlink.local',
    banner: 'keeps mails, delivers none',
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: largestMail,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 2_000,
    onData: (stream, _session, answer) => {
      mails.keep(stream).then(
        () => answer(),
        (error: unknown) => answer(replyTo(error)),
      );
    },
  });
  // A client that hangs up in the middle is the client's affair.
  smtp.on('error', () => undefined);
  await new Promise<void>((done, fail) => {
    smtp.server.once('error', fail);
    smtp.listen(options.smtpPort, '127.0.0.1', () => done());
  });

  const page = createServer((request, response) => void answerMailRequest(mails, request, response));
  await new Promise<void>((done, fail) => page.once('error', fail).listen(options.pagePort, '127.0.0.1', () => done()));
  return {
    smtpUrl: `smtp://127.0.0.1:${options.smtpPort}`,
    pageUrl: `http://127.0.0.1:${options.pagePort}`,
    stop: async () => {
      page.closeAllConnections();
      await Promise.all([
        new Promise<void>((done) => page.close(() => done())),
        new Promise<void>((done) => smtp.close(() => done())),
      ]);
    },
  };
}

/** 552: never again; 451: the sender keeps the mail and tries later. */
function replyTo(cause: unknown): Error {
  if (cause instanceof MailTooLarge) return Object.assign(new Error(cause.message), { responseCode: 552 });
  return Object.assign(new Error('the message could not be kept', { cause }), { responseCode: 451 });
}
