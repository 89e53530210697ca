import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { offers, samplePair, enterprises } from './sample-world.fixture.js';
import { rank, shortfallOf, unmetServices } from './shortlist.js';
import { bandOf, judge } from './verdict.js';

const judgedFor = (enterpriseId: string) =>
  offers.map(({ providerId }) => {
    const pair = samplePair(enterpriseId, providerId);
    return { pair, verdict: judge(pair) };
  });
const rankedFor = (enterpriseId: string) => rank(judgedFor(enterpriseId)).map(({ pair }) => pair.provider.id);
const exclusionsOf = (enterpriseId: string, providerId: string) =>
  judge(samplePair(enterpriseId, providerId)).exclusions.map(({ code }) => code);

describe('what an expert introduces comes first', () => {
  it.each([
    ['E1', 'P1', 'exact service and sector'],
    ['E3', 'P6', 'the stage fits'],
    ['E7', 'P12', 'park and visas together'],
    ['E8', 'P9', 'all regimes'],
    ['E9', 'P10', 'REACH'],
    ['E11', 'P11', 'both legs'],
    ['E2', 'P2', 'a sponsor for biotech'],
    ['E5', 'P5', 'finance in Central Asia'],
    ['E12', 'P4', 'contracts in construction'],
  ])('%s meets %s first: %s', (enterpriseId, providerId) => {
    expect(rankedFor(enterpriseId)[0]).toBe(providerId);
  });

  it('gives E1 a shortlist of three, on which P13 and P12 fit worse than P1', () => {
    const ranked = rank(judgedFor('E1'));
    expect(ranked.map(({ pair }) => pair.provider.id).sort()).toEqual(['P1', 'P12', 'P13']);
    expect(ranked[0]?.verdict.band).toBe('strong');
    expect(shortfallOf(judgedFor('E1'))).toBeUndefined();
  });

  it('says of P13 that size and language do not fit E1', () => {
    const { reasons } = judge(samplePair('E1', 'P13'));
    expect(reasons).toContainEqual({
      sideCode: 'offer',
      reasonCode: 'size-outside-clientele',
      needFieldCodes: ['sizeCode'],
      offerFieldCodes: ['servesSizeCodes'],
      valueCodes: ['medium'],
    });
    expect(reasons.map(({ reasonCode }) => reasonCode)).toContain('no-common-language');
  });

  it('finds a sponsor premature for E3', () => {
    expect(exclusionsOf('E3', 'P2')).toEqual(['stage-not-served']);
  });

  it('shows the intellectual property of E9 as unmet', () => {
    const ranked = rank(judgedFor('E9'));
    expect(unmetServices(['testing-certification', 'intellectual-property'], ranked)).toEqual([
      'intellectual-property',
    ]);
  });
});

describe('what an expert does not introduce is refused with the reason', () => {
  it.each([
    ['E4', 'P7', 'no-hong-kong-entity'],
    ['E6', 'P8', 'exclusive-mandate-of-rival'],
    ['E10', 'P10', 'missing-accreditation'],
  ])('%s and %s: %s, and nothing else', (enterpriseId, providerId, code) => {
    expect(exclusionsOf(enterpriseId, providerId)).toEqual([code]);
    expect(rankedFor(enterpriseId)).not.toContain(providerId);
  });

  it('names the halal accreditation that P10 lacks', () => {
    expect(judge(samplePair('E10', 'P10')).exclusions).toEqual([
      {
        code: 'missing-accreditation',
        needFields: ['requiredAccreditationCodes'],
        offerFields: ['accreditationCodes'],
        valueCodes: ['halal'],
      },
    ]);
  });

  it('says why nobody is left for E10', () => {
    expect(shortfallOf(judgedFor('E10').filter(({ pair }) => pair.provider.id === 'P10'))).toEqual({
      providers: 0,
      offering: 1,
      tooWeak: 0,
      excluded: [{ code: 'missing-accreditation', offers: 1 }],
    });
  });
});

describe('each rule excludes on its own', () => {
  const good = ['E1', 'P1'] as const;
  it.each([
    ['same-organisation', { offer: { providerId: 'E1' } }],
    ['need-ended', { need: { publication: 'ended' } }],
    ['need-not-published', { need: { publication: 'draft' } }],
    ['offer-ended', { offer: { publication: 'ended' } }],
    ['offer-not-published', { offer: { publication: 'draft' } }],
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
    expect(exclusionsOf('E13', 'P8')).toEqual([]);
  });

  it("lets a mandate in another sector, or for another service, stand in nobody's way", () => {
    const mandate = { principalId: 'E9', serviceCodes: ['treasury-centre'], sectorCodes: ['consumer-goods'] };
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
    const [own, any, others] = [['advanced-manufacturing'], [], ['consumer-goods']].map(
      (servesSectorCodes) => judge(samplePair('E1', 'P1', { offer: { servesSectorCodes } })).score,
    );
    expect(own).toBeGreaterThan(any ?? 0);
    expect(any).toBeGreaterThan(others ?? 0);
  });

  it('gives reasons on both sides of every candidate, each naming fields of both', () => {
    for (const { id } of enterprises) {
      for (const { verdict } of rank(judgedFor(id))) {
        expect(new Set(verdict.reasons.map(({ sideCode }) => sideCode))).toEqual(new Set(['need', 'offer']));
        for (const reason of verdict.reasons) {
          expect(reason.offerFieldCodes.length).toBeGreaterThan(0);
          if (reason.reasonCode !== 'has-free-place') expect(reason.needFieldCodes.length).toBeGreaterThan(0);
        }
      }
    }
  });

  it('meets an economy by its region when told how', () => {
    const meets = (asked: string, given: string) => asked === given || (asked === 'HU' && given === 'europe');
    const { reasons } = judge(samplePair('E12', 'P4', { offer: { marketCodes: ['europe'] } }), meets);
    expect(reasons.find(({ reasonCode }) => reasonCode === 'serves-market')?.valueCodes).toEqual(['HU']);
  });

  it('stays a whole number from 0 to 1000, and the band follows it', () => {
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
          expect(verdict.score).toBeGreaterThanOrEqual(Math.min(verdict.needScore, verdict.offerScore));
          expect(verdict.score).toBeLessThanOrEqual(Math.max(verdict.needScore, verdict.offerScore));
        },
      ),
    );
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
