import { describe, expect, it } from '@jest/globals';
import { outcomeStatuses } from './status.js';
import { whatComesNext } from './what-comes-next.js';

const nobody = { isFirm: false, isOfficer: false, isVerifier: false };
const firm = { ...nobody, isFirm: true };
const officer = { ...nobody, isOfficer: true };
const verifier = { ...nobody, isVerifier: true };

describe('what comes next with an outcome', () => {
  it('is the word of the customer, or a paper of theirs', () => {
    expect(whatComesNext('claimed', firm).actions).toEqual(['confirm', 'dispute']);
    expect(whatComesNext('claimed', officer).actions).toEqual(['record-paper', 'correct']);
    expect(whatComesNext('claimed', verifier)).toEqual({ actions: [] });
  });

  it('is that a verifier verifies it or sends it back', () => {
    expect(whatComesNext('confirmed', verifier).actions).toEqual(['verify', 'send-back']);
    expect(whatComesNext('confirmed', firm)).toEqual({ said: 'second-officer', actions: [] });
  });

  it.each(['disputed', 'sent-back'] as const)('is a correction once it is %s', (status) => {
    expect(whatComesNext(status, officer)).toEqual({ said: 'correct', actions: ['correct'] });
    expect(whatComesNext(status, firm).said).toBe('officer-follows-up');
    expect(whatComesNext(status, verifier).said).toBe('claimant-corrects');
  });

  it('can be a correction even when it is verified', () => {
    expect(whatComesNext('verified', officer).actions).toEqual(['correct']);
    expect(whatComesNext('corrected', officer).actions).toEqual([]);
  });

  it.each(outcomeStatuses)('offers nothing to who only looks at a %s one', (status) => {
    expect(whatComesNext(status, nobody)).toEqual({ actions: [] });
  });
});
