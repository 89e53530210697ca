import { describe, expect, it } from '@jest/globals';
import { awaitsAnswerOf, expiresSoon } from './awaits-answer.js';
import type { Introduction } from './awaits-answer.js';

type Party = Introduction['parties'][number];
const firm: Party = { organisationId: 'e1', sideCode: 'need' };
const provider: Party = { organisationId: 'p1', sideCode: 'offer', conflictCheck: 'open' };

describe('an introduction awaits the answer of', () => {
  it('the provider for its conflict check, not yet of the firm', () => {
    const introduction = { status: 'proposed' as const, parties: [firm, provider] };
    expect(awaitsAnswerOf('p1', introduction)).toBe(true);
    expect(awaitsAnswerOf('e1', introduction)).toBe(false);
  });

  it('whoever has not accepted once the conflict check is made', () => {
    const introduction = { status: 'conflict-checked' as const, parties: [firm, { ...provider, accepted: true }] };
    expect(awaitsAnswerOf('e1', introduction)).toBe(true);
    expect(awaitsAnswerOf('p1', introduction)).toBe(false);
  });

  it('nobody who is no party, and nobody once it goes on', () => {
    expect(awaitsAnswerOf('p2', { status: 'proposed', parties: [firm, provider] })).toBe(false);
    expect(awaitsAnswerOf('p1', { status: 'in-progress', parties: [firm, provider] })).toBe(false);
  });
});

describe('an introduction expires soon', () => {
  const now = Date.parse('2026-11-23T08:00:00Z');

  it('within three days, while it is open', () => {
    expect(expiresSoon({ status: 'proposed', expiresAt: '2026-11-26T07:59:59Z' }, now)).toBe(true);
    expect(expiresSoon({ status: 'proposed', expiresAt: '2026-11-26T08:00:00Z' }, now)).toBe(false);
    expect(expiresSoon({ status: 'in-progress', expiresAt: '2026-11-24T08:00:00Z' }, now)).toBe(false);
  });
});
