import { citiesOfTheEast } from './cities-of-the-east.js';
import { citiesOfTheNorth } from './cities-of-the-north.js';
import { citiesOfTheSouth } from './cities-of-the-south.js';
import { citiesOfTheWest } from './cities-of-the-west.js';

/** GB/T 2260 code, full name in simplified and traditional script, English name, short name in simplified script. */
export type CityRow = readonly [code: string, hans: string, hant: string, en: string, shortHans: string];

/** Every prefecture-level unit of the Mainland, and the county-level cities that answer to their province directly. */
export const cityRows: readonly CityRow[] = [
  ...citiesOfTheNorth,
  ...citiesOfTheEast,
  ...citiesOfTheSouth,
  ...citiesOfTheWest,
];

/** The nine Mainland cities of the Guangdong-Hong Kong-Macao Greater Bay Area. */
export const greaterBayAreaCityCodes = [
  '440100', // Guangzhou
  '440300', // Shenzhen
  '440400', // Zhuhai
  '440600', // Foshan
  '441300', // Huizhou
  '441900', // Dongguan
  '442000', // Zhongshan
  '440700', // Jiangmen
  '441200', // Zhaoqing
] as const;
