import { describe, expect, it } from '@jest/globals';
import { instant } from '@harbourlink/kernel';
import { valuesFor } from './occasion.js';
import type { Occasion } from './occasion.js';
import { recipientsOf } from './recipients.js';
import type { Memberships } from './recipients.js';
import { workflowOf, workflowsOn } from './workflows.js';

const members: Record<string, string[]> = { firm: ['p3', 'p1'], provider: ['p2', 'p1'] };
const memberships: Memberships = {
  membersOf: async (organisationId) => members[organisationId] ?? [],
  holdersOf: async () => ['v1', 'officer'].map((personId) => ({ personId, organisationId: 'investhk' })),
  hasArrived: async () => true,
};

const occasion: Occasion = {
  eventId: 'e',
  type: 'IntroductionDeclined',
  occurredAt: instant(0),
  subject: { kind: 'introduction', id: 'i' },
  organisations: { enterprise: ['firm'], parties: ['firm', 'provider'], 'other-parties': ['firm'] },
  people: { proposer: { personId: 'officer', organisationId: 'shanghai' } },
  values: {},
};

describe('recipients', () => {
  it('are told once, for the first organisation that fits, in the order of their ids', async () => {
    expect(await recipientsOf(workflowOf('introduction-proposed'), occasion, memberships)).toEqual([
      { personId: 'p1', organisationId: 'firm' },
      { personId: 'p2', organisationId: 'provider' },
      { personId: 'p3', organisationId: 'firm' },
    ]);
  });

  it('of a decline are the officer by one workflow and the other side by another', async () => {
    expect(workflowsOn('IntroductionDeclined').map(({ code }) => code)).toEqual([
      'introduction-declined',
      'introduction-not-continued',
    ]);
    expect(await recipientsOf(workflowOf('introduction-declined'), occasion, memberships)).toEqual([
      { personId: 'officer', organisationId: 'shanghai' },
    ]);
    expect(await recipientsOf(workflowOf('introduction-not-continued'), occasion, memberships)).toEqual([
      { personId: 'p1', organisationId: 'firm' },
      { personId: 'p3', organisationId: 'firm' },
    ]);
  });

  it('do not hold the claimant among the verifiers', async () => {
    const claimed: Occasion = { ...occasion, people: { claimant: { personId: 'v1', organisationId: 'investhk' } } };
    expect(await recipientsOf(workflowOf('outcome-to-verify'), claimed, memberships)).toEqual([
      { personId: 'officer', organisationId: 'investhk' },
    ]);
  });

  it('are nobody when a group is not named by the event', async () => {
    const unnamed: Occasion = { ...occasion, organisations: {}, people: {} };
    expect(await recipientsOf(workflowOf('introduction-accepted'), unnamed, memberships)).toEqual([]);
  });
});

describe('what is said', () => {
  const declined: Occasion = { ...occasion, values: { declinedBy: { kind: 'name', name: { en: 'Firm' } } } };
  const organisation = { kind: 'name', name: { en: 'Provider' } };

  it('to the officer names who declined', () => {
    const values = valuesFor(workflowOf('introduction-declined'), declined, { en: 'Provider' });
    expect(values).toEqual({ ...declined.values, organisation });
  });

  it('to the other side does not carry who declined, not even unseen', () => {
    const values = valuesFor(workflowOf('introduction-not-continued'), declined, { en: 'Provider' });
    expect(values).toEqual({ organisation });
  });
});
