import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import type { FailureCode } from '../deliveries/domain/delivery.js';
import type { MailSettings } from '../mail-settings.js';
import type { WrittenMail } from './mail-templates.js';

/** The mail server did not take the mail. */
export class MailNotTaken extends Error {
  constructor(
    readonly failureCode: FailureCode,
    cause: unknown,
  ) {
    super('the mail server did not take the mail', { cause });
  }
}

export interface MailEnvelope {
  readonly to: string;
  readonly messageId: string;
  readonly language: string;
}

/** The way out for mails: SMTP, as `SMTP_URL` says (RFC 5321; smtp:// or smtps://). */
export class MailServer {
  private readonly transport: Transporter;

  constructor(private readonly settings: Pick<MailSettings, 'smtpUrl' | 'from'>) {
    this.transport = createTransport(settings.smtpUrl, {
      connectionTimeout: 5_000,
      greetingTimeout: 5_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as object);
  }

  /** Resolves when the server has taken responsibility for the mail. Throws MailNotTaken otherwise. */
  async send(envelope: MailEnvelope, mail: WrittenMail): Promise<void> {
    try {
      await this.transport.sendMail({
        from: this.settings.from,
        to: { name: '', address: envelope.to },
        messageId: envelope.messageId,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: { 'Content-Language': envelope.language, 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw new MailNotTaken(failureCodeOf(error), error);
    }
  }
}

/** RFC 5321, 4.2.1: 4yz passes by itself, 5yz does not. Without an answer the server was not there. */
export function failureCodeOf(error: unknown): FailureCode {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (responseCode === undefined || code === 'EAUTH' || responseCode === 421) return 'mail-server-unavailable';
  if (responseCode < 500) return 'mail-server-busy';
  return code === 'EENVELOPE' ? 'address-refused' : 'message-refused';
}
