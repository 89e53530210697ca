import { describe, expect, it } from '@jest/globals';
import { instant } from '@harbourlink/kernel';
import { decide } from './offer.commands.js';
import type { OfferCommand } from './offer.commands.js';
import {
  answer,
  draft,
  end,
  expire,
  now,
  offerAfter,
  providerId,
  publish,
  renew,
  revise,
  rivalId,
} from './offer.fixture.js';

const states = {
  none: offerAfter(),
  draft: offerAfter(draft()),
  published: offerAfter(draft(), publish()),
  ended: offerAfter(draft(), publish(), end),
};
const commands: Record<OfferCommand['type'], OfferCommand> = {
  draft: draft(),
  revise: revise(),
  publish: publish(),
  renew: renew(),
  end,
  expire,
};
const no = 'offer.not-in-that-state';
const unknown = 'offer.unknown';
const known = 'offer.already-known';

describe('every state and every command', () => {
  it.each([
    ['none', ['OfferDrafted', unknown, unknown, unknown, unknown, unknown]],
    ['draft', [known, 'OfferRevised', 'OfferPublished', no, 'OfferEnded', no]],
    ['published', [known, 'OfferRevised', no, 'OfferRenewed', 'OfferEnded', 'offer.not-over-yet']],
    ['ended', [known, no, no, no, no, no]],
  ] as const)('%s', (state, answers) => {
    expect(Object.values(commands).map((command) => answer(states[state], command))).toEqual(answers);
  });
});

describe('an offer', () => {
  it('of a provider that is not checked, or does not provide, is not published', () => {
    const by = 'x';
    expect(answer(states.draft, { type: 'publish', provider: { status: 'draft', provides: true }, by })).toBe(
      'offer.provider-not-checked',
    );
    expect(answer(states.draft, { type: 'publish', provider: { status: 'checked', provides: false }, by })).toBe(
      'offer.provider-does-not-provide',
    );
  });

  it('ends 90 to 180 days ahead', () => {
    expect(answer(states.draft, publish('2027-02-19'))).toBe('offer.ends-outside-period');
    expect(answer(states.draft, publish('2027-02-20'))).toBe('OfferPublished');
    expect(answer(states.draft, publish('2027-05-22'))).toBe('offer.ends-outside-period');
    expect(answer(states.published, renew('2027-03-01'))).toBe('offer.renewal-not-later');
  });

  it('ends by itself when its last day is over in Hong Kong, and not before', () => {
    expect(answer(states.published, expire, instant('2027-03-01T15:59:59.999Z'))).toBe('offer.not-over-yet');
    expect(answer(states.published, expire, instant('2027-03-01T16:00:00.000Z'))).toBe('OfferEnded');
  });

  it('that says too little can be drafted, but is not published', () => {
    const empty = offerAfter(draft({ serviceCodes: [], languageCodes: [], capacity: 0, texts: {} }));
    expect(decide(empty, publish(), now)).toMatchObject({
      details: { missing: 'serviceCodes, languageCodes, capacity, texts' },
    });
    expect(answer(states.published, revise({ capacity: 0 }))).toBe('offer.incomplete');
  });

  it('has mandates of others only, and stays with its provider', () => {
    const mandateOf = (principalId: string) => [{ principalId, serviceCodes: [], sectorCodes: [] }];
    expect(answer(undefined, draft({ exclusiveMandates: mandateOf(providerId) }))).toBe('offer.mandate-of-itself');
    expect(answer(undefined, draft({ exclusiveMandates: mandateOf(rivalId) }))).toBe('OfferDrafted');
    expect(answer(states.draft, revise({ providerId: rivalId }))).toBe('offer.of-another-provider');
  });
});
