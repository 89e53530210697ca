import type { Entry, Labels } from '../entry.js';
import { codesOf, entriesOf } from '../entry.js';
import { provinceOf } from '../places/places.js';

const table = {
  beijing: ['驻北京办事处', '駐北京辦事處', 'Beijing Office'],
  guangdong: ['驻粤经济贸易办事处', '駐粵經濟貿易辦事處', 'Guangdong Economic and Trade Office'],
  shanghai: ['驻上海经济贸易办事处', '駐上海經濟貿易辦事處', 'Shanghai Economic and Trade Office'],
  chengdu: ['驻成都经济贸易办事处', '駐成都經濟貿易辦事處', 'Chengdu Economic and Trade Office'],
  wuhan: ['驻武汉经济贸易办事处', '駐武漢經濟貿易辦事處', 'Wuhan Economic and Trade Office'],
} satisfies Record<string, Labels>;

export type MainlandOfficeCode = keyof typeof table;

/** The five Mainland Offices. */
export const mainlandOffices: readonly Entry<MainlandOfficeCode>[] = entriesOf<MainlandOfficeCode>(table);
export const mainlandOfficeCodes: readonly MainlandOfficeCode[] = codesOf(mainlandOffices);

/** Invest Hong Kong itself: its case officers work with firms from outside the Mainland. */
export const agencyOffices = entriesOf({ investhk: ['投资推广署', '投資推廣署', 'Invest Hong Kong'] });

/** Every office a case can belong to. */
export type OfficeCode = MainlandOfficeCode | (typeof agencyOffices)[number]['code'];
export const offices: readonly Entry<OfficeCode>[] = [...mainlandOffices, ...agencyOffices];
export const officeCodes: readonly OfficeCode[] = codesOf(offices);

/** A province is an office's from one day until the day before another; an absent `from` means as far back as is recorded. */
export interface Coverage {
  readonly provinceCode: string;
  readonly officeCode: MainlandOfficeCode;
  readonly from?: string;
  /** The first day it is no longer so. */
  readonly until?: string;
}

const undated: Readonly<Record<MainlandOfficeCode, string>> = {
  beijing: '110000 120000 130000 210000 220000 230000 150000 650000 620000 640000',
  guangdong: '440000 350000 450000 460000',
  shanghai: '310000 320000 330000 340000 370000',
  chengdu: '510000 500000 610000 520000 540000 630000',
  wuhan: '420000 430000 410000 360000 140000',
};

/** Source: the offices' own pages, checked 2026-11. A change is a new line with its day, never an edit. */
export const coverages: readonly Coverage[] = [
  ...mainlandOfficeCodes.flatMap((officeCode) =>
    undated[officeCode].split(' ').map((provinceCode) => ({ provinceCode, officeCode })),
  ),
  { provinceCode: '530000', officeCode: 'guangdong', until: '2023-07-01' },
  { provinceCode: '530000', officeCode: 'chengdu', from: '2023-07-01' },
];

/** The Mainland Office of a province, or of any place in it, on a day (`YYYY-MM-DD`); undefined outside the Mainland. */
export function officeFor(placeCode: string, onDate: string): MainlandOfficeCode | undefined {
  const provinceCode = provinceOf(placeCode);
  return coverages.find(
    (coverage) =>
      coverage.provinceCode === provinceCode &&
      (coverage.from === undefined || coverage.from <= onDate) &&
      (coverage.until === undefined || onDate < coverage.until),
  )?.officeCode;
}

/** The provinces of an office on a day, in the order of their codes. */
export function provincesOf(officeCode: string, onDate: string): readonly string[] {
  return [...new Set(coverages.map(({ provinceCode }) => provinceCode))]
    .filter((provinceCode) => officeFor(provinceCode, onDate) === officeCode)
    .sort();
}
