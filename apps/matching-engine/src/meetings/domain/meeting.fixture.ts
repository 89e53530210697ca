import { instant } from '@harbourlink/kernel';
import { evolve } from './meeting.js';
import type { Meeting, MeetingCommand, MeetingEvent, MeetingStatus } from './meeting.js';

export const firm = '0190c0de-0000-7000-8000-0000000000c1';
export const provider = '0190c0de-0000-7000-8000-0000000000d1';
export const stranger = '0190c0de-0000-7000-8000-0000000000d9';
export const introductionId = '0190c0de-0000-7000-8000-0000000000f1';
export const officer = '0190c0de-0000-7000-8000-0000000000e1';
export const member = '0190c0de-0000-7000-8000-0000000000e2';

export const startsAt = instant('2026-11-22T08:00:00.000Z');
export const afterwards = instant('2026-11-22T10:00:00.000Z');
export const before = instant('2026-11-21T08:00:00.000Z');

export const arranged: MeetingEvent = {
  type: 'MeetingArranged',
  introductionId,
  organisationIds: [firm, provider],
  modeCode: 'online',
  startsAt,
  byPersonId: officer,
  arrangedByOrganisationId: 'shanghai',
};
export const held: MeetingEvent = {
  type: 'MeetingHeld',
  attendedOrganisationIds: [firm, provider],
  heldAt: startsAt,
  byPersonId: officer,
};
export const cancelled: MeetingEvent = { type: 'MeetingCancelled', reasonCode: 'postponed', byPersonId: member };
export const rated: MeetingEvent = {
  type: 'MeetingRated',
  organisationId: firm,
  ratingCode: 'co-operation-possible',
  byPersonId: member,
};

export const journals: Record<MeetingStatus, readonly MeetingEvent[]> = {
  arranged: [arranged],
  held: [arranged, held],
  cancelled: [arranged, cancelled],
};

export const commands: { readonly [Type in MeetingCommand['type']]: Extract<MeetingCommand, { type: Type }> } = {
  arrange: {
    type: 'arrange',
    introductionId,
    introductionStatus: 'in-progress',
    organisationIds: [firm, provider],
    modeCode: 'online',
    startsAt,
    byPersonId: officer,
    arrangedByOrganisationId: 'shanghai',
  },
  hold: { type: 'hold', attendedOrganisationIds: [firm, provider], heldAt: startsAt, byPersonId: officer },
  cancel: { type: 'cancel', reasonCode: 'postponed', byPersonId: member },
  rate: { type: 'rate', organisationId: firm, ratingCode: 'co-operation-possible', byPersonId: member },
};

export function stateAfter(events: readonly MeetingEvent[]): Meeting | undefined {
  return events.reduce<Meeting | undefined>(evolve, undefined);
}
