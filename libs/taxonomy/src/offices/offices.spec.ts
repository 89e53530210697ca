import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeOf, provinceCodes } from '../places/places.js';
import { liaisonUnits } from './liaison-units.js';
import { coverages, mainlandOfficeCodes, officeFor, provincesOf } from './offices.js';

const anyDate = fc
  .date({ min: new Date('1999-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('coverage of the Mainland Offices', () => {
  it('there are 31 provinces, and each has exactly one office on any date', () => {
    expect(provinceCodes).toHaveLength(31);
    fc.assert(
      fc.property(anyDate, fc.constantFrom(...provinceCodes), (date, provinceCode) => {
        const inForce = coverages.filter(
          (coverage) =>
            coverage.provinceCode === provinceCode &&
            (coverage.from ?? '0000') <= date &&
            date < (coverage.until ?? '9999'),
        );
        expect(inForce).toHaveLength(1);
        expect(officeFor(provinceCode, date)).toBe(inForce[0]?.officeCode);
      }),
    );
  });

  it('the offices cover 10, 4, 5, 7 and 5 provinces today', () => {
    const counts = mainlandOfficeCodes.map((office) => provincesOf(office, '2026-11-22').length);
    expect(counts).toEqual([10, 4, 5, 7, 5]);
  });

  it('Yunnan moved to Chengdu on 1 July 2023', () => {
    expect(officeFor('530000', '2023-06-30')).toBe('guangdong');
    expect(officeFor('530000', '2023-07-01')).toBe('chengdu');
  });

  it('a city belongs to the office of its province; Hong Kong, Macao, Taiwan and economies to none', () => {
    expect(officeFor('330200', '2026-11-22')).toBe('shanghai');
    for (const code of ['HK', 'MO', 'TW', 'HU', 'XX', '999999']) expect(officeFor(code, '2026-11-22')).toBeUndefined();
  });

  it('each of the eleven liaison units sits in a known city of its own office', () => {
    expect(liaisonUnits).toHaveLength(11);
    for (const { cityCode, officeCode } of liaisonUnits) {
      expect(placeOf(cityCode)).toBeDefined();
      expect(officeFor(cityCode, '2026-11-22')).toBe(officeCode);
    }
  });
});
