import type { Entry } from '../entry.js';
import { labels } from '../entry.js';
import { cityRows, greaterBayAreaCityCodes } from './city.js';
import { economies } from './economies.js';
import { provinceRows, regionRows } from './province-level-units.js';

/** `province`: one of the 31 units of the Mainland. `region`: Hong Kong, Macao or Taiwan. */
export type PlaceKind = 'province' | 'city' | 'region' | 'economy';

export interface Place extends Entry {
  readonly kind: PlaceKind;
  /** The province-level unit of a place on the Mainland. */
  readonly provinceCode?: string;
}

export const provinces: readonly Place[] = provinceRows.map(([code, hans, hant, en]) => ({
  code,
  kind: 'province',
  provinceCode: code,
  labels: labels([hans, hant, en]),
}));

export const cities: readonly Place[] = cityRows.map(([code, hans, hant, en]) => ({
  code,
  kind: 'city',
  provinceCode: `${code.slice(0, 2)}0000`,
  labels: labels([hans, hant, en]),
}));

export const regions: readonly Place[] = regionRows.map(([code, hans, hant, en]) => ({
  code,
  kind: 'region',
  labels: labels([hans, hant, en]),
}));

/** Every place a profile can be in: provinces, cities, Hong Kong, Macao and Taiwan, and economies elsewhere. */
export const places: readonly Place[] = [
  ...provinces,
  ...cities,
  ...regions,
  ...economies.map((economy) => ({ ...economy, kind: 'economy' as const })),
];
export const placeCodes: readonly string[] = places.map(({ code }) => code);
export const provinceCodes: readonly string[] = provinces.map(({ code }) => code);

const byCode: ReadonlyMap<string, Place> = new Map(places.map((place) => [place.code, place]));

export function placeOf(code: string): Place | undefined {
  return byCode.get(code);
}

/** The province-level unit of a place on the Mainland; undefined elsewhere and for an unknown code. */
export function provinceOf(placeCode: string): string | undefined {
  return byCode.get(placeCode)?.provinceCode;
}

const greaterBayArea: ReadonlySet<string> = new Set([...greaterBayAreaCityCodes, 'HK', 'MO']);

/** True for the nine Mainland cities of the Greater Bay Area, Hong Kong and Macao. */
export function isInGreaterBayArea(placeCode: string): boolean {
  return greaterBayArea.has(placeCode);
}
