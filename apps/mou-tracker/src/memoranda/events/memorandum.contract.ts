import { eventContract } from '@harbourlink/contracts';
import {
  ImplementationStartedSchema,
  MemorandumDeliveredSchema,
  MemorandumHeldSchema,
  MemorandumLapsedSchema,
  MemorandumRecordedSchema,
  MemorandumResumedSchema,
  MemorandumRevisedSchema,
  MemorandumSignedSchema,
  MemorandumTerminatedSchema,
  MilestoneDroppedSchema,
  MilestonePlannedSchema,
  MilestoneReachedSchema,
  MilestoneRescheduledSchema,
  NegotiationStartedSchema,
} from '@harbourlink/contracts/mou';
import type { MemorandumEvent } from '../domain/memorandum.js';

/** How a memorandum's events travel. */
export const memorandumContract = eventContract<MemorandumEvent>('mou.memorandum.v1', {
  MemorandumRecorded: MemorandumRecordedSchema,
  MemorandumRevised: MemorandumRevisedSchema,
  NegotiationStarted: NegotiationStartedSchema,
  MemorandumSigned: MemorandumSignedSchema,
  ImplementationStarted: ImplementationStartedSchema,
  MemorandumDelivered: MemorandumDeliveredSchema,
  MemorandumHeld: MemorandumHeldSchema,
  MemorandumResumed: MemorandumResumedSchema,
  MemorandumLapsed: MemorandumLapsedSchema,
  MemorandumTerminated: MemorandumTerminatedSchema,
  MilestonePlanned: MilestonePlannedSchema,
  MilestoneReached: MilestoneReachedSchema,
  MilestoneRescheduled: MilestoneRescheduledSchema,
  MilestoneDropped: MilestoneDroppedSchema,
});
