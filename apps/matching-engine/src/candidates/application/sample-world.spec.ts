import { describe, expect, it } from '@jest/globals';
import { enterprises, offers, samplePair } from '../domain/sample-world.fixture.js';
import { rank, shortfallOf, unmetServices } from '../domain/shortlist.js';
import { judge } from '../domain/verdict.js';
import { taxonomyKinship } from './kinship.js';

const verdictOn = (enterpriseId: string, providerId: string) =>
  judge(samplePair(enterpriseId, providerId), taxonomyKinship);
const judgedFor = (enterpriseId: string) =>
  offers.map(({ providerId }) => ({
    pair: samplePair(enterpriseId, providerId),
    verdict: verdictOn(enterpriseId, providerId),
  }));
const rankedFor = (enterpriseId: string) => rank(judgedFor(enterpriseId)).map(({ pair }) => pair.provider.id);
const exclusionsOf = (enterpriseId: string, providerId: string) =>
  verdictOn(enterpriseId, providerId).exclusions.map(({ code }) => code);

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
    const { reasons } = verdictOn('E1', 'P13');
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

  it('brings nobody in who merely works near the service asked for, in another sector', () => {
    expect(verdictOn('E3', 'P5').outcome).toBe('too-weak');
    expect(verdictOn('E5', 'P2').outcome).toBe('too-weak');
  });

  it('shows the intellectual property of E9 as unmet', () => {
    const ranked = rank(judgedFor('E9'));
    expect(unmetServices(['testing-and-certification', 'intellectual-property'], ranked, taxonomyKinship)).toEqual([
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
    expect(verdictOn('E10', 'P10').exclusions).toEqual([
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

describe('every candidate', () => {
  it('gives reasons on both sides of every candidate, each naming fields of both', () => {
    for (const { id } of enterprises) {
      for (const { verdict } of rank(judgedFor(id))) {
        expect(new Set(verdict.reasons.map(({ sideCode }) => sideCode))).toEqual(new Set(['need', 'offer']));
        for (const reason of verdict.reasons) {
          expect(reason.offerFieldCodes.length).toBeGreaterThan(0);
          expect(reason.needFieldCodes.length).toBeGreaterThan(0);
        }
      }
    }
  });
});
