import type { Entry, Labels } from '../entry.js';
import { codesOf, entriesOf } from '../entry.js';
import { cities, isInGreaterBayArea, placeOf, provinceOf, provinces, regions } from './places.js';

const table = {
  mainland: ['内地', '內地', 'The Mainland'],
  'greater-bay-area': ['粤港澳大湾区', '粵港澳大灣區', 'Greater Bay Area'],
  'yangtze-river-delta': ['长江三角洲', '長江三角洲', 'Yangtze River Delta'],
  'beijing-tianjin-hebei': ['京津冀', '京津冀', 'Beijing-Tianjin-Hebei'],
  'north-east': ['东北', '東北', 'The North-east'],
  central: ['中部', '中部', 'Central provinces'],
  west: ['西部', '西部', 'Western provinces'],
} satisfies Record<string, Labels>;

export type OriginRegionCode = keyof typeof table;

const provincesOfRegion: Readonly<Record<Exclude<OriginRegionCode, 'mainland' | 'greater-bay-area'>, string>> = {
  'yangtze-river-delta': '310000 320000 330000 340000',
  'beijing-tianjin-hebei': '110000 120000 130000',
  'north-east': '210000 220000 230000',
  central: '140000 340000 360000 410000 420000 430000',
  west: '150000 450000 500000 510000 520000 530000 540000 610000 620000 630000 640000 650000',
};

export const originRegions: readonly Entry<OriginRegionCode>[] = entriesOf<OriginRegionCode>(table);

/** Where the firms an offer serves may come from: a region, a province, a city, Hong Kong, Macao or Taiwan. */
export const origins: readonly Entry[] = [...originRegions, ...provinces, ...cities, ...regions];
export const originCodes: readonly string[] = codesOf(origins);

/** True when a firm in the place comes from the origin. */
export function comesFrom(originCode: string, placeCode: string): boolean {
  const provinceCode = provinceOf(placeCode);
  if (originCode === placeCode || originCode === provinceCode) return placeOf(placeCode) !== undefined;
  if (originCode === 'mainland') return provinceCode !== undefined;
  if (originCode === 'greater-bay-area') return isInGreaterBayArea(placeCode);
  const list = (provincesOfRegion as Readonly<Record<string, string>>)[originCode];
  return provinceCode !== undefined && list !== undefined && list.includes(provinceCode);
}
