import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { theSame } from './facts.js';
import type { Kinship, Pair } from './facts.js';
import { enterprises, offers, samplePair } from './sample-world.fixture.js';
import { rank } from './shortlist.js';
import { bandOf, judge as judgeWith } from './verdict.js';

const strict: Kinship = { services: theSame, sectors: theSame, markets: theSame, origins: theSame };
const judge = (pair: Pair, kin: Kinship = strict) => judgeWith(pair, kin);

describe('each rule excludes on its own', () => {
  const good = ['E1', 'P1'] as const;
  it.each([
    ['same-organisation', { offer: { providerId: 'E1' } }],
    ['need-ended', { need: { publication: 'ended' } }],
    ['offer-ended', { offer: { publication: 'ended' } }],
    ['not-checked', { enterprise: { standing: 'unchecked' } }],
    ['not-checked', { provider: { standing: 'withdrawn' } }],
    ['suspended', { enterprise: { standing: 'suspended' } }],
    ['suspended', { provider: { standing: 'suspended' } }],
    ['no-common-service', { offer: { serviceCodes: ['legal'] } }],
    ['missing-accreditation', { need: { requiredAccreditationCodes: ['iso-9001'] } }],
    ['stage-not-served', { enterprise: { stageCode: 'idea' }, offer: { servesStageCodes: ['mature'] } }],
    ['no-hong-kong-entity', { offer: { requiresHongKongEntity: true }, enterprise: { hasHongKongEntity: false } }],
    [
      'exclusive-mandate-of-rival',
      { offer: { exclusiveMandates: [{ principalId: 'E9', serviceCodes: [], sectorCodes: [] }] } },
    ],
    ['at-capacity', { openIntroductions: 5 }],
    ['at-capacity', { offer: { capacity: 0 } }],
  ] as const)('%s', (code, change) => {
    const verdict = judge(samplePair(...good, change));
    expect(verdict.exclusions.map((exclusion) => exclusion.code)).toEqual([code]);
    expect(verdict.outcome).toBe('excluded');
  });

  it('lists every rule that is broken, not only the first', () => {
    const verdict = judge(samplePair('E4', 'P7', { enterprise: { standing: 'suspended' }, openIntroductions: 9 }));
    expect(verdict.exclusions.map(({ code }) => code)).toEqual(['suspended', 'no-hong-kong-entity', 'at-capacity']);
  });

  it('lets the principal itself be served under its own exclusive mandate', () => {
    expect(judge(samplePair('E13', 'P8')).exclusions).toEqual([]);
  });

  it("lets a mandate in another sector, or for another service, stand in nobody's way", () => {
    const mandate = { principalId: 'E9', serviceCodes: ['treasury-centre'], sectorCodes: ['consumer-goods-and-brand'] };
    expect(judge(samplePair(...good, { offer: { exclusiveMandates: [mandate] } })).exclusions).toEqual([]);
    const other = { principalId: 'E9', serviceCodes: ['legal'], sectorCodes: [] };
    expect(judge(samplePair(...good, { offer: { exclusiveMandates: [other] } })).exclusions).toEqual([]);
  });
});

describe('the score looks from both sides', () => {
  it('lets one bad side pull the whole down', () => {
    const verdict = judge(samplePair('E1', 'P1', { offer: { servesSizeCodes: ['micro'], servesRegionCodes: ['HU'] } }));
    expect(verdict.needScore).toBe(judge(samplePair('E1', 'P1')).needScore);
    expect(verdict.score).toBeLessThan(judge(samplePair('E1', 'P1')).score);
  });

  it('ranks who covers more of the services higher', () => {
    const both = judge(samplePair('E1', 'P12', { offer: { serviceCodes: ['treasury-centre', 'headquarters'] } }));
    const one = judge(samplePair('E1', 'P12', { offer: { serviceCodes: ['headquarters', 'legal'] } }));
    expect(both.score).toBeGreaterThan(one.score);
  });

  it('ranks an offer made for the sector above one for everybody, and that above one for others', () => {
    const [own, any, others] = [['advanced-manufacturing-and-new-materials'], [], ['consumer-goods-and-brand']].map(
      (servesSectorCodes) => judge(samplePair('E1', 'P1', { offer: { servesSectorCodes } })).score,
    );
    expect(own).toBeGreaterThan(any ?? 0);
    expect(any).toBeGreaterThan(others ?? 0);
  });

  it('ranks the very service above a kindred one, and that above none', () => {
    const kindredOnes = ['headquarters', 'company-set-up'];
    const services = (asked: string, given: string) =>
      asked === given || (kindredOnes.includes(asked) && kindredOnes.includes(given));
    const [exact, kindred, none] = ['headquarters', 'company-set-up', 'treasury-centre'].map(
      (given) =>
        judge(samplePair('E1', 'P1', { offer: { serviceCodes: ['treasury-centre', given] } }), { ...strict, services })
          .score,
    );
    expect(exact).toBeGreaterThan(kindred ?? 0);
    expect(kindred).toBeGreaterThan(none ?? 0);
  });

  it('counts a firm as coming from a region when told how', () => {
    const pair = samplePair('E1', 'P1', { offer: { servesRegionCodes: ['yangtze-river-delta'] } });
    const origins = (place: string, region: string) => place === '330200' && region === 'yangtze-river-delta';
    expect(judge(pair, { ...strict, origins }).offerScore).toBeGreaterThan(judge(pair).offerScore);
  });

  it('meets an economy by its region when told how', () => {
    const markets = (asked: string, given: string) => asked === 'HU' && given === 'europe';
    const { reasons } = judge(samplePair('E12', 'P4', { offer: { marketCodes: ['europe'] } }), { ...strict, markets });
    expect(reasons.find(({ reasonCode }) => reasonCode === 'serves-market')?.valueCodes).toEqual(['HU']);
  });

  it('is the geometric mean, a whole number from 0 to 1000, and the band follows it', () => {
    const sample = fc.constantFrom(...enterprises.map(({ id }) => id));
    const codes = fc.subarray(['treasury-centre', 'headquarters', 'listing', 'branding', 'legal'], { minLength: 1 });
    fc.assert(
      fc.property(
        sample,
        fc.constantFrom(...offers.map(({ providerId }) => providerId)),
        codes,
        codes,
        (e, p, asked, given) => {
          const verdict = judge(samplePair(e, p, { need: { serviceCodes: asked }, offer: { serviceCodes: given } }));
          expect(Number.isInteger(verdict.score) && verdict.score >= 0 && verdict.score <= 1000).toBe(true);
          expect(verdict.band).toBe(bandOf(verdict.score));
          const product = verdict.needScore * verdict.offerScore;
          expect(verdict.score ** 2 <= product && product < (verdict.score + 1) ** 2).toBe(true);
          expect(verdict.score).toBeGreaterThanOrEqual(Math.min(verdict.needScore, verdict.offerScore));
          expect(verdict.score).toBeLessThanOrEqual(Math.max(verdict.needScore, verdict.offerScore));
        },
      ),
    );
  });
});

describe('the parts of a score', () => {
  it('are what both scores are the weighted means of, each part once', () => {
    const mean = (parts: readonly { weight: number; value: number }[]) =>
      Math.floor(
        parts.reduce((sum, { weight, value }) => sum + weight * value, 0) /
          parts.reduce((sum, { weight }) => sum + weight, 0),
      );
    const every = enterprises.flatMap(({ id }) => offers.map(({ providerId }) => judge(samplePair(id, providerId))));
    for (const { needScore, offerScore, needParts, offerParts } of every) {
      expect([mean(needParts), mean(offerParts)]).toEqual([needScore, offerScore]);
      for (const parts of [needParts, offerParts])
        expect(new Set(parts.map(({ partCode }) => partCode)).size).toBe(parts.length);
    }
  });

  it('leave out what nobody asked about', () => {
    const { needParts } = judge(samplePair('E1', 'P1', { need: { marketCodes: [], requiredAccreditationCodes: [] } }));
    expect(needParts.map(({ partCode }) => partCode)).not.toContain('markets');
    expect(needParts[0]).toMatchObject({ partCode: 'services', weight: 450, value: 1000 });
  });
});

describe('neutrality', () => {
  const equals = ['A', 'B', 'C'].map((providerId) => ({ id: `offer-of-${providerId}`, providerId }));
  const order = (needId: string) =>
    rank(
      equals.map((change) => {
        const pair = samplePair('E1', 'P1', { need: { id: needId }, offer: change });
        return { pair, verdict: judge(pair) };
      }),
    ).map(({ pair }) => pair.offer.providerId);

  it('keeps the order of equals for one need', () => {
    expect(order('need-1')).toEqual(order('need-1'));
  });

  it('rotates equals from need to need, so that each is first for some', () => {
    const firsts = new Set(Array.from({ length: 50 }, (_, index) => order(`need-${index}`)[0]));
    expect(firsts).toEqual(new Set(['A', 'B', 'C']));
  });
});
