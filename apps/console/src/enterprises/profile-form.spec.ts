import { describe, expect, it } from '@jest/globals';
import { emptyProfileForm, fieldOfMissing, formOfProfile, profileOfForm } from './profile-form.js';
import type { Profile } from './profile-form.js';

const whole: Profile = {
  names: { 'zh-Hans': '示例·甬澜精工有限公司', en: 'Sample Yonglan Precision Ltd' },
  uscc: '91330200MA2XXXXX0X',
  brNumber: '12345678-000',
  placeCode: '330200',
  sectorCodes: ['advanced-manufacturing-and-new-materials'],
  industryText: '机床制造',
  sizeCode: 'medium',
  foundedOn: '2004-05-06',
  listing: { exchangeCode: 'szse', listingCode: '300001.SZ', listedOn: '2015-01-02', boardCode: 'chinext' },
  website: 'https://sample.invalid',
  seeks: true,
  provides: false,
  hasHongKongEntity: false,
  stageCode: 'growth',
  languageCodes: ['mandarin', 'english'],
};

describe('the form of a profile', () => {
  it('sends what was read as it was', () => {
    expect(profileOfForm(formOfProfile(whole))).toEqual(whole);
  });

  it('sends nothing that was not said', () => {
    expect(profileOfForm(emptyProfileForm)).toEqual({
      names: {},
      sectorCodes: [],
      languageCodes: [],
      seeks: false,
      provides: false,
    });
  });

  it('keeps "no entity in Hong Kong" apart from "not said"', () => {
    expect(profileOfForm({ ...emptyProfileForm, hasHongKongEntity: false })).toHaveProperty('hasHongKongEntity', false);
    expect(profileOfForm(emptyProfileForm)).not.toHaveProperty('hasHongKongEntity');
  });

  it('writes numbers in capitals and without the blanks of who copied them', () => {
    const { uscc } = profileOfForm({ ...emptyProfileForm, uscc: ' 9133 0200ma2xxxxx0x ' });
    expect(uscc).toBe('91330200MA2XXXXX0X');
  });

  it('sends a listing that is half filled in, for the platform to say what it lacks', () => {
    expect(profileOfForm({ ...emptyProfileForm, listingCode: '300001.sz' }).listing).toEqual({
      listingCode: '300001.SZ',
    });
  });
});

describe('what is missing', () => {
  it.each([
    ['uscc', 'uscc'],
    ['seeksOrProvides', 'seeks'],
    ['classifiedSector', 'sectorCodes'],
  ])('%s is given at the field %s', (missing, field) => {
    expect(fieldOfMissing(missing)).toBe(field);
  });
});
