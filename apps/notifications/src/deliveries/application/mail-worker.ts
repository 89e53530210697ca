import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Loop } from '@harbourlink/messaging';
import { DeliveryWork } from '../postgres/delivery-work.js';
import type { ClaimedDelivery } from '../postgres/delivery-work.js';
import { Deliveries } from './deliveries.js';
import { SendMail } from './send-mail.js';

/** Mails in the air at the same time, per process. */
const atOnce = 8;
/** Longer than an attempt takes: three requests of five seconds to identity, and the mail server's 30. */
const leaseSeconds = 60;
const idleMilliseconds = 500;

/**
 * Sends what is due until the service stops. A mail is sent at least once: who dies between sending and recording sends it
 * again after the lease, with the same Message-ID and the same link.
 */
@Injectable()
export class MailWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('mail');
  private readonly loop = new Loop(
    () => this.sendWhatIsDue(),
    idleMilliseconds,
    (error) => this.log.error('mails could not be sent', error),
  );

  constructor(
    private readonly work: DeliveryWork,
    private readonly deliveries: Deliveries,
    private readonly mail: SendMail,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** Waits for the mails in the air. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One round; true when there may be more. */
  async sendWhatIsDue(): Promise<boolean> {
    const claimed = await this.work.claim(atOnce, leaseSeconds);
    const outcomes = await Promise.allSettled(claimed.map((delivery) => this.sendOne(delivery)));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
    return claimed.length === atOnce;
  }

  private async sendOne(delivery: ClaimedDelivery): Promise<void> {
    const failureCode = await this.mail.send(delivery);
    if (failureCode === undefined) await this.deliveries.recordSent(delivery.id);
    else await this.deliveries.recordFailure(delivery.id, failureCode);
  }
}
