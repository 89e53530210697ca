import type { Entry, Labels } from '../entry.js';
import { codesOf, entriesOf } from '../entry.js';
import type { EconomyCode } from './economies.js';
import { economies, economyCodes } from './economies.js';

const table = {
  asean: ['东盟', '東盟', 'ASEAN'],
  'central-asia': ['中亚', '中亞', 'Central Asia'],
  'middle-east': ['中东', '中東', 'Middle East'],
  europe: ['欧洲', '歐洲', 'Europe'],
  'european-union': ['欧盟', '歐盟', 'European Union'],
  'belt-and-road': ['共建“一带一路”市场', '共建「一帶一路」市場', 'Belt and Road markets'],
  'north-east-asia': ['东北亚', '東北亞', 'North-east Asia'],
  'south-asia': ['南亚', '南亞', 'South Asia'],
  africa: ['非洲', '非洲', 'Africa'],
  'north-america': ['北美洲', '北美洲', 'North America'],
  'latin-america': ['拉丁美洲', '拉丁美洲', 'Latin America'],
  oceania: ['大洋洲', '大洋洲', 'Oceania'],
} satisfies Record<string, Labels>;

export type MarketRegionCode = keyof typeof table;

/** Regions a firm may want to enter. */
export const marketRegions: readonly Entry<MarketRegionCode>[] = entriesOf<MarketRegionCode>(table);

const asean = 'BN ID KH LA MM MY PH SG TH TL VN';
const centralAsia = 'KG KZ TJ TM UZ';
const middleEast = 'AE BH IL IQ IR JO KW LB OM QA SA TR';
const europeanUnion = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
const europe = `${europeanUnion} AL BA BY CH GB IS ME MK NO RS RU UA`;

/** Which economies a region holds; the Belt and Road list is the agency's working list, not a treaty's. */
const members: Readonly<Record<MarketRegionCode, string>> = {
  asean,
  'central-asia': centralAsia,
  'middle-east': middleEast,
  europe,
  'european-union': europeanUnion,
  'belt-and-road': `${asean} ${centralAsia} AE BH IQ IR JO KW LB OM QA SA TR AM AZ GE AL BA BG BY CY CZ GR HR HU ME MK PL RO RS RU SI SK UA BD LK NP PK MN EG ET KE MA NG TZ ZA CL PE AR`,
  'north-east-asia': 'JP KR MN',
  'south-asia': 'BD IN LK NP PK',
  africa: 'EG ET KE MA NG TZ ZA',
  'north-america': 'CA MX US',
  'latin-america': 'AR BR CL MX PE',
  oceania: 'AU NZ',
};

/** Everything a need or an offer may name as a market: regions, then economies. */
export const markets: readonly Entry[] = [...marketRegions, ...economies];
export const marketCodes: readonly string[] = codesOf(markets);

/** The economies behind a market code: the members of a region, or the economy itself. Empty for an unknown code. */
export function economiesOf(marketCode: string): readonly EconomyCode[] {
  const list = (members as Readonly<Record<string, string>>)[marketCode];
  if (list === undefined) return economyCodes.filter((code) => code === marketCode);
  return economyCodes.filter((code) => list.includes(code));
}

/** True when the two market codes have an economy in common: Europe and Hungary do. */
export function marketsMeet(one: string, other: string): boolean {
  const others = new Set(economiesOf(other));
  return economiesOf(one).some((code) => others.has(code));
}
