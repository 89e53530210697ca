import { Logger } from '@nestjs/common';
import { type IdentityClient, IdentityUnavailable } from '../../identity/identity-client.js';
import { MailNotTaken, type MailServer } from '../../email/mail-server.js';
import { type MailTemplates } from '../../email/mail-templates.js';
import { messageFor, textWith } from '../../workflows/domain/message.js';
import { linkIsPersonal, nonEndorsement, whyThisMail } from '../../workflows/domain/message-text.js';
import { workflowOf } from '../../workflows/domain/workflows.js';
import type { Language } from '@harbourlink/kernel';
import type { FailureCode } from '../domain/delivery.js';
import type { ClaimedDelivery } from '../postgres/delivery-work.js';
import { pagePathOf } from '../../workflows/domain/pages.js';

/** Writes and sends one mail. The address and the link are asked for now and forgotten when the mail has left. */
export class SendMail {
  private readonly log = new Logger('mail');
  private compiled: Promise<MailTemplates> | undefined;

  constructor(
    private readonly identity: IdentityClient,
    private readonly compile: () => Promise<MailTemplates>,
    private readonly server: MailServer,
    private readonly platformUrl: string,
  ) {}

  /** Answers why the mail could not be sent, or undefined when the mail server has taken it. */
  async send(delivery: ClaimedDelivery): Promise<FailureCode | undefined> {
    try {
      const reach = await this.identity.reachOf(delivery.personId);
      if (reach?.email === undefined) return 'no-address';
      const { email, language } = reach;
      const mail = await this.write(delivery, language);
      await this.server.send({ to: email, messageId: delivery.messageId, language }, mail);
      return undefined;
    } catch (error) {
      if (error instanceof IdentityUnavailable) return this.failed(delivery, 'identity-unavailable', error);
      if (error instanceof MailNotTaken) return this.failed(delivery, error.failureCode, error);
      // A defect of ours must not stop the mails of others, and is tried again once it is mended.
      this.log.error(`delivery ${delivery.id} could not be written`, error instanceof Error ? error.stack : error);
      return 'internal-error';
    }
  }

  private async write(delivery: ClaimedDelivery, language: Language) {
    const { title: _, ...words } = messageFor(delivery.workflowCode, delivery.values, language);
    const { link: purpose } = workflowOf(delivery.workflowCode);
    const address =
      purpose === undefined
        ? new URL(pagePathOf(delivery.subjectKind, delivery.subjectId), this.platformUrl).href
        : await this.identity.linkFor({
            idempotencyKey: delivery.id,
            purpose,
            personId: delivery.personId,
            organisationId: delivery.organisationId,
            resourceId: delivery.subjectId,
          });
    const templates = await (this.compiled ??= this.compile());
    return templates.write(
      {
        ...words,
        address,
        linkNote: purpose === undefined ? '' : linkIsPersonal[language],
        reason: textWith(whyThisMail[language], delivery.values, language),
        nonEndorsement: nonEndorsement[language],
      },
      language,
    );
  }

  /** Neither the address nor the words of the mail belong into a log: the delivery's id has to do. */
  private failed(delivery: ClaimedDelivery, failureCode: FailureCode, error: Error): FailureCode {
    this.log.warn(`delivery ${delivery.id} was not sent: ${failureCode} (${error.message})`);
    return failureCode;
  }
}
