import { describe, expect, it } from '@jest/globals';
import { stepsOf } from './outcome-steps.js';
import type { Outcome } from './status.js';

const id = '01932d6e-7c1a-7e53-8a1c-6d6c1f9f0a01';
const outcome = (part: Partial<Outcome>): Outcome => ({
  id,
  version: 1,
  status: 'claimed',
  kindCode: 'listing',
  enterpriseId: id,
  amounts: [],
  claimedByPersonId: id,
  officeCode: 'shanghai',
  ...part,
});
const confirmation = { byPersonId: id, meansCode: 'bound-link' } as const;
const verification = { byPersonId: id, officeCode: 'investhk' };

describe('the way of an outcome', () => {
  it.each([
    ['claimed', outcome({}), 'done now next'],
    ['confirmed', outcome({ status: 'confirmed', confirmation }), 'done done now'],
    ['verified', outcome({ status: 'verified', confirmation, verification }), 'done done done'],
    ['disputed', outcome({ status: 'disputed' }), 'done halted next'],
    ['sent back', outcome({ status: 'sent-back', confirmation }), 'done done halted'],
  ])('that is %s', (_, of, states) => {
    expect(
      stepsOf(of)
        .map(({ state }) => state)
        .join(' '),
    ).toBe(states);
  });
});
