import { isRefusal } from '@harbourlink/kernel';
import { type Aggregates } from '@harbourlink/messaging';
import { type UnitsOfWork } from '@harbourlink/persistence';
import type { MessageValues, Occasion, Recipient } from '../../workflows/domain/occasion.js';
import type { Workflow } from '../../workflows/domain/workflow.js';
import type { Delivery, DeliveryCommand, DeliveryEvent, FailureCode } from '../domain/delivery.js';
import { deliveryIdOf, messageIdOf } from '../domain/delivery-identity.js';
import { type DeliveryWork } from '../postgres/delivery-work.js';

export type DeliveryAggregates = Aggregates<Delivery, DeliveryCommand, DeliveryEvent>;

/** Queues mails and records what became of them; the delivery and the work that is left change together. */
export class Deliveries {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly aggregates: DeliveryAggregates,
    private readonly work: DeliveryWork,
  ) {}

  /** Queues one mail in the caller's unit of work; a second call for the same message does nothing. */
  async queueMail(occasion: Occasion, workflow: Workflow, to: Recipient, values: MessageValues): Promise<void> {
    const key = {
      eventId: occasion.eventId,
      personId: to.personId,
      workflowCode: workflow.code,
      channelCode: 'email',
    };
    const id = deliveryIdOf(key);
    const request = {
      ...key,
      organisationId: to.organisationId,
      messageId: messageIdOf(key),
      subjectId: occasion.subject.id,
    };
    await this.units.run(async (unit) => {
      const queued = await this.aggregates.execute(id, { type: 'queue', request, delayMinutes: workflow.delayMinutes });
      if (isRefusal(queued)) return;
      await this.work.add(unit, id, {
        values,
        subjectKind: occasion.subject.kind,
        urgent: workflow.priority === 'urgent',
      });
    });
  }

  /** The mail server took the mail. Another sender may have been first: that is no error. */
  async recordSent(deliveryId: string): Promise<void> {
    await this.units.run(async (unit) => {
      await this.aggregates.execute(deliveryId, { type: 'record-sent' });
      await this.work.finish(unit, deliveryId);
    });
  }

  /** An attempt failed; it is tried again later unless the delivery is given up. */
  async recordFailure(deliveryId: string, reasonCode: FailureCode): Promise<void> {
    await this.units.run(async (unit) => {
      const command = { type: 'record-failure', reasonCode, jitter: Math.random() } as const;
      const recorded = await this.aggregates.execute(deliveryId, command);
      if (!isRefusal(recorded) && recorded.state.status === 'waiting') await this.work.release(unit, deliveryId);
      else await this.work.finish(unit, deliveryId);
    });
  }
}
