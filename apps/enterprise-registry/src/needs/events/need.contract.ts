import { eventContract } from '@harbourlink/contracts';
import {
  NeedDraftedSchema,
  NeedEndedSchema,
  NeedPublishedSchema,
  NeedRenewedSchema,
  NeedRevisedSchema,
} from '@harbourlink/contracts/registry';
import type { NeedEvent } from '../domain/need.js';

/** How the events of needs travel. */
export const needContract = eventContract<NeedEvent>('registry.need.v1', {
  NeedDrafted: NeedDraftedSchema,
  NeedEnded: NeedEndedSchema,
  NeedPublished: NeedPublishedSchema,
  NeedRenewed: NeedRenewedSchema,
  NeedRevised: NeedRevisedSchema,
});
