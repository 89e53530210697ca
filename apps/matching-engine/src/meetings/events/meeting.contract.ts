import { eventContract } from '@harbourlink/contracts';
import {
  MeetingArrangedSchema,
  MeetingCancelledSchema,
  MeetingHeldSchema,
  MeetingRatedSchema,
} from '@harbourlink/contracts/matching';
import type { MeetingEvent } from '../domain/meeting.js';

export const meetingContract = eventContract<MeetingEvent>('matching.meeting.v1', {
  MeetingArranged: MeetingArrangedSchema,
  MeetingHeld: MeetingHeldSchema,
  MeetingCancelled: MeetingCancelledSchema,
  MeetingRated: MeetingRatedSchema,
});
