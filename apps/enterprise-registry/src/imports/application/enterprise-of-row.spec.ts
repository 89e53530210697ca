import { describe, expect, it } from '@jest/globals';
import { mergedWith } from '../../enterprises/domain/merged-with.js';
import { enterpriseOfRow } from './enterprise-of-row.js';
import type { Cells } from './enterprise-of-row.js';

/** A row as the public list of companies has it, about a fictional one. */
const cells = (changes: Cells = {}): Cells => ({
  listing_code: '000004.SZ',
  short_name_zh: '*ST示例',
  full_name_zh: '示例·深圳网络股份有限公司',
  name_en: 'Sample Shenzhen Network Co., Ltd.',
  area_zh: '深圳',
  industry_zh: '软件服务',
  ownership_zh: '民营企业',
  board_zh: '创业板',
  listed_on: '19910114',
  ...changes,
});

const profileOf = (changes: Cells = {}) => {
  const result = enterpriseOfRow(cells(changes));
  if (!('profile' in result)) throw new Error(JSON.stringify(result));
  return result;
};
const problemsOf = (changes: Cells) => {
  const result = enterpriseOfRow(cells(changes));
  return 'profile' in result ? [] : result.map(({ column, reasonCode }) => `${column}: ${reasonCode}`);
};

describe('the firm of a row', () => {
  it('has its place to the city, its sector, its listing, and what the file calls its industry', () => {
    expect(profileOf()).toEqual({
      identity: '000004.SZ',
      hasUnknownPlace: false,
      profile: {
        names: { 'zh-Hans': '示例·深圳网络股份有限公司', en: 'Sample Shenzhen Network Co., Ltd.' },
        placeCode: '440300',
        provinceCode: '440000',
        sectorCodes: ['digital-economy'],
        industryText: '软件服务',
        listing: { exchangeCode: 'szse', listingCode: '000004.SZ', listedOn: '1991-01-14', boardCode: 'chinext' },
        seeks: true,
        provides: false,
        languageCodes: [],
      },
    });
  });

  it('with empty cells has what is left, and nothing made up', () => {
    const { profile, hasUnknownPlace } = profileOf({
      full_name_zh: '',
      name_en: '',
      area_zh: '',
      industry_zh: '',
      board_zh: '',
      listed_on: '',
    });
    expect(hasUnknownPlace).toBe(false);
    expect(profile).toEqual({
      names: { 'zh-Hans': '*ST示例' },
      sectorCodes: ['unclassified'],
      listing: { exchangeCode: 'szse', listingCode: '000004.SZ' },
      seeks: true,
      provides: false,
      languageCodes: [],
    });
  });

  it('named a place or an industry nobody knows is taken, visibly', () => {
    const { profile, hasUnknownPlace } = profileOf({ area_zh: '火星', industry_zh: '炼金' });
    expect([hasUnknownPlace, profile.placeCode, profile.sectorCodes]).toEqual([true, undefined, ['unclassified']]);
  });

  it('is told by its listing code, else by a registration number', () => {
    expect(profileOf({ uscc: '91350100M000100Y43' }).identity).toBe('000004.SZ');
    expect(profileOf({ listing_code: '', uscc: '91350100M000100Y43' }).identity).toBe('91350100M000100Y43');
    expect(profileOf({ listing_code: '', br_number: '12345678' }).identity).toBe('12345678');
    expect(problemsOf({ listing_code: '' })).toEqual(['listing_code: identity-missing']);
  });

  it('with several things wrong is told them all', () => {
    expect(
      problemsOf({ listing_code: '4', uscc: 'x', br_number: '1', listed_on: '20250230', board_zh: '新板' }),
    ).toEqual([
      'listing_code: listing-code-malformed',
      'uscc: uscc-malformed',
      'br_number: br-number-malformed',
      'listed_on: date-malformed',
      'board_zh: board-unknown',
    ]);
  });
});

describe('a prospect told of again', () => {
  it('keeps what an officer added, takes what the file says now', () => {
    const known = {
      ...profileOf().profile,
      website: 'https://sample.example',
      sectorCodes: ['fintech'],
      languageCodes: ['english'],
    };
    const told = profileOf({ area_zh: '四川', name_en: 'New Name' }).profile;
    expect(mergedWith(known, told)).toEqual({
      ...known,
      names: { ...known.names, en: 'New Name' },
      placeCode: '510000',
      provinceCode: '510000',
    });
  });

  it('whose sector nobody could tell takes the one the file leads to now', () => {
    const known = profileOf({ industry_zh: '' }).profile;
    expect(mergedWith(known, profileOf().profile).sectorCodes).toEqual(['digital-economy']);
  });
});
