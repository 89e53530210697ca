import { Code, Moment, Text, Uuid, Whole } from '@harbourlink/service-kit/http';
import { channels } from '../../workflows/domain/workflow.js';
import { workflowCodes } from '../../workflows/domain/workflows.js';
import { deliveryStatuses, failureCodes } from '../domain/delivery.js';

/** One line of the log; neither the address nor the words of the mail. */
export class DeliveryResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 1_000_000_000 })
  version!: number;

  @Uuid()
  personId!: string;

  @Text({ max: 64 })
  organisationId!: string;

  @Code(workflowCodes)
  workflowCode!: string;

  @Code(channels)
  channelCode!: string;

  @Uuid({ description: 'The event that caused it' })
  eventId!: string;

  @Text({ max: 100, description: 'The same for every copy of the mail' })
  messageId!: string;

  @Uuid({ description: 'What the message is about' })
  subjectId!: string;

  @Code(deliveryStatuses)
  status!: string;

  @Whole({ min: 0, max: 1_000_000_000, description: 'Attempts that failed' })
  failures!: number;

  @Code(failureCodes, { optional: true })
  lastFailureCode?: string;

  @Moment()
  queuedAt!: string;

  @Moment({ optional: true, description: 'When the next attempt is due' })
  dueAt?: string;

  @Moment({ optional: true })
  sentAt?: string;

  @Moment({ optional: true })
  givenUpAt?: string;
}
