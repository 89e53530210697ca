import { instant } from '@harbourlink/kernel';
import { evolve } from './introduction.evolve.js';
import type { Introduction, IntroductionCommand, IntroductionEvent, IntroductionStatus } from './introduction.js';

export const firm = '0190c0de-0000-7000-8000-0000000000c1';
export const provider = '0190c0de-0000-7000-8000-0000000000d1';
export const secondProvider = '0190c0de-0000-7000-8000-0000000000d2';
export const stranger = '0190c0de-0000-7000-8000-0000000000d9';
export const needId = '0190c0de-0000-7000-8000-0000000000a1';
export const offerId = '0190c0de-0000-7000-8000-0000000000b1';
export const secondOfferId = '0190c0de-0000-7000-8000-0000000000b2';
export const officer = '0190c0de-0000-7000-8000-0000000000e1';
export const member = '0190c0de-0000-7000-8000-0000000000e2';

export const now = instant('2026-11-22T08:00:00.000Z');
export const nudgeAt = instant('2026-11-27T08:00:00.000Z');
export const expiresAt = instant('2026-12-02T08:00:00.000Z');
export const later = instant('2026-12-12T08:00:00.000Z');

export const proposed: Extract<IntroductionEvent, { type: 'IntroductionProposed' }> = {
  type: 'IntroductionProposed',
  suggestionIds: [],
  needId,
  parties: [
    { organisationId: firm, sideCode: 'need' },
    { organisationId: provider, sideCode: 'offer', offerId },
  ],
  byPersonId: officer,
  officeCode: 'shanghai',
  nudgeAt,
  expiresAt,
};
/** The same with a second provider: a team. */
export const proposedToTeam: IntroductionEvent = {
  ...proposed,
  parties: [...proposed.parties, { organisationId: secondProvider, sideCode: 'offer', offerId: secondOfferId }],
};

export const cleared = (organisationId = provider): IntroductionEvent => ({
  type: 'ConflictCleared',
  organisationId,
  byPersonId: member,
});
export const conflict = (organisationId = provider): IntroductionEvent => ({
  type: 'ConflictDeclared',
  organisationId,
  byPersonId: member,
});
export const accepted = (organisationId: string): IntroductionEvent => ({
  type: 'IntroductionAccepted',
  organisationId,
  byPersonId: member,
});
export const acceptedByAll: IntroductionEvent = {
  type: 'IntroductionAcceptedByAll',
  organisationIds: [firm, provider],
};
export const declined: IntroductionEvent = {
  type: 'IntroductionDeclined',
  organisationId: provider,
  reasonCode: 'wrong-time',
  byPersonId: member,
};
export const nudged: IntroductionEvent = { type: 'IntroductionNudged', waitingOrganisationIds: [firm, provider] };
export const extended: IntroductionEvent = {
  type: 'IntroductionExtended',
  nudgeAt: instant('2026-12-07T08:00:00.000Z'),
  expiresAt: later,
  byPersonId: officer,
};
export const expired: IntroductionEvent = { type: 'IntroductionExpired', waitingOrganisationIds: [firm, provider] };
export const withdrawn: IntroductionEvent = {
  type: 'IntroductionWithdrawn',
  reasonCode: 'need-changed',
  byPersonId: officer,
};
export const closed: IntroductionEvent = {
  type: 'IntroductionClosed',
  resultCode: 'co-operation-agreed',
  byPersonId: officer,
};

/** The events that lead to each state. */
export const journals: Record<IntroductionStatus, readonly IntroductionEvent[]> = {
  proposed: [proposed],
  'conflict-checked': [proposed, cleared()],
  'in-progress': [proposed, cleared(), accepted(firm), accepted(provider), acceptedByAll],
  closed: [proposed, cleared(), accepted(firm), accepted(provider), acceptedByAll, closed],
  declined: [proposed, cleared(), declined],
  conflicted: [proposed, conflict()],
  expired: [proposed, nudged, expired],
  withdrawn: [proposed, withdrawn],
};

/** One of each command, by somebody who may, at `now`. */
export const commands: {
  readonly [Type in IntroductionCommand['type']]: Extract<IntroductionCommand, { type: Type }>;
} = {
  propose: { ...proposed, type: 'propose', obstacles: [{ offerId, exclusions: [] }] },
  'clear-conflict': { type: 'clear-conflict', organisationId: provider, byPersonId: member },
  'declare-conflict': { type: 'declare-conflict', organisationId: provider, byPersonId: member },
  accept: { type: 'accept', organisationId: firm, byPersonId: member },
  decline: { type: 'decline', organisationId: firm, byPersonId: member, reasonCode: 'wrong-time' },
  nudge: { type: 'nudge' },
  expire: { type: 'expire' },
  extend: {
    type: 'extend',
    officeCode: 'shanghai',
    byPersonId: officer,
    nudgeAt: instant('2026-12-07T08:00:00.000Z'),
    expiresAt: later,
  },
  withdraw: { type: 'withdraw', officeCode: 'shanghai', byPersonId: officer, reasonCode: 'need-changed' },
  close: { type: 'close', officeCode: 'shanghai', byPersonId: officer, resultCode: 'co-operation-agreed' },
};

export function stateAfter(events: readonly IntroductionEvent[]): Introduction | undefined {
  return events.reduce<Introduction | undefined>(evolve, undefined);
}
