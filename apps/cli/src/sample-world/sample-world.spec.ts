import { describe, expect, it } from '@jest/globals';
import { sampleEnterprises } from './sample-enterprises.js';
import { checkCharacterOf, impossibleUscc } from './sample-numbers.js';
import { enterpriseProfile, hongKongDay, needOf, offerOf, providerProfile } from './sample-papers.js';
import { sampleProviders } from './sample-providers.js';

const profiles = [...sampleEnterprises.map(enterpriseProfile), ...sampleProviders.map(providerProfile)];
const today = new Date('2026-11-22T18:00:00Z');
const firmCalled = (key: string) => sampleEnterprises.find((firm) => firm.key === key) ?? missing(key);
const missing = (key: string): never => {
  throw new Error(`there is no sample ${key}`);
};
const idOf = (key: string) => `id-of-${key}`;

describe('every sample', () => {
  it('is marked as one in each of the three scripts', () => {
    for (const { names } of profiles) {
      expect(names['zh-Hans']).toMatch(/^示例·.+有限公司$/);
      expect(names['zh-Hant']).toMatch(/^範例·.+有限公司$/);
      expect(names.en).toMatch(/^Sample .+ Ltd$/);
    }
  });

  it('has a registration number nobody can have', () => {
    const usccs = profiles.flatMap(({ uscc }) => uscc ?? []);
    expect(usccs).toHaveLength(13);
    for (const uscc of usccs) {
      expect(uscc).toMatch(/^[0-9A-HJ-NPQRTUWXY]{18}$/);
      expect(uscc.charAt(17)).not.toBe(checkCharacterOf(uscc.slice(0, 17)));
    }
    expect(new Set([...usccs, ...profiles.flatMap(({ brNumber }) => brNumber ?? [])]).size).toBe(26);
  });

  it('asks or offers in its own words, 13 each', () => {
    const needs = sampleEnterprises.flatMap((firm) => needOf(firm, idOf(firm.key), today) ?? []);
    expect(needs).toHaveLength(13);
    for (const { texts } of needs) expect(Object.values(texts ?? {}).join('')).not.toBe('');
    expect(sampleProviders.map((firm) => offerOf(firm, idOf(firm.key), idOf))).toHaveLength(13);
  });
});

describe('the check character', () => {
  it('is that of the example in the standard, GB 32100-2015', () => {
    expect(checkCharacterOf('91350100M000100Y4')).toBe('3');
  });

  it('is wrong in every sample code', () => {
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      const code = impossibleUscc('330200', number);
      expect(checkCharacterOf(code.slice(0, 17))).not.toBe(code.charAt(17));
    }
  });
});

describe('the facts an expert goes by', () => {
  it('leave the draft of E14 unfinished', () => {
    expect(enterpriseProfile(firmCalled('E14'))).toMatchObject({ sectorCodes: [], languageCodes: [] });
    expect(needOf(firmCalled('E14'), 'x', today)).toBeUndefined();
  });

  it('give a Hong Kong entity to E1, E6 and E13 only', () => {
    const having = sampleEnterprises.filter(({ hasHongKongEntity }) => hasHongKongEntity).map(({ key }) => key);
    expect(having).toEqual(['E1', 'E6', 'E13']);
  });

  it('count the days of a deadline in Hong Kong', () => {
    expect(hongKongDay(today, 0)).toBe('2026-11-23');
    expect(needOf(firmCalled('E5'), 'x', today)?.deadlineOn).toBe('2026-12-23');
    expect(needOf(firmCalled('E12'), 'x', today)?.deadlineOn).toBe('2027-02-21');
  });

  it('bind P8 to E13 by its id', () => {
    const mandates = sampleProviders.flatMap((firm) => offerOf(firm, idOf(firm.key), idOf).exclusiveMandates);
    expect(mandates.map(({ principalId }) => principalId)).toEqual(['id-of-E13']);
  });

  it('limit P4 to one introduction at a time', () => {
    const limited = sampleProviders.filter((firm) => offerOf(firm, firm.key, idOf).capacity === 1);
    expect(limited.map(({ key }) => key)).toEqual(['P4']);
  });
});
