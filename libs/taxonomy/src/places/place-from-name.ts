import { cityRows } from './city.js';
import { economies } from './economies.js';
import type { Place } from './places.js';
import { placeOf, provinceOf } from './places.js';
import { provinceRows, regionRows } from './province-level-units.js';

/** Several places can share a name: Suzhou is in Jiangsu and in Anhui. */
type Names = Map<string, Set<string>>;

const provinceNames: Names = new Map();
const cityNames: Names = new Map();

const hantSuffixes = /(維吾爾自治區|壯族自治區|回族自治區|自治區|特別行政區|省|市|地區|盟|林區)$/;

function remember(names: Names, name: string, code: string): void {
  const known = names.get(normalised(name)) ?? new Set();
  names.set(normalised(name), known.add(code));
}

/** Width, case, spaces and punctuation do not tell places apart. */
function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,.'’·\-—/]+/g, '');
}

for (const [code, hans, hant, en, shortNames] of [...provinceRows, ...regionRows]) {
  for (const name of [code, hans, hant, en, ...shortNames, hant.replace(hantSuffixes, '')]) {
    remember(provinceNames, name, code);
  }
  for (const kind of ['province', 'municipality', 'autonomous region', 'city', 'SAR', 'China']) {
    remember(provinceNames, `${en} ${kind}`, code);
  }
}
remember(provinceNames, '內蒙', '150000');
for (const { code, labels } of economies) {
  for (const name of [code, ...Object.values(labels)]) remember(provinceNames, name, code);
}
for (const [code, hans, hant, en, shortHans] of cityRows) {
  for (const name of [code, hans, hant, en, shortHans, hant.replace(hantSuffixes, ''), `${en} city`]) {
    remember(cityNames, name, code);
  }
}

/**
 * The place a file means: a code, a full or short name in either script or in English, alone (`深圳`, `内蒙`, `北京市`) or from
 * the large to the small (`浙江省宁波市鄞州区`, `Zhejiang, Ningbo`). Undefined when there is none, or more than one it could be.
 */
export function placeFromName(text: string): Place | undefined {
  const wanted = normalised(text).replace(/^(中华人民共和国|中華人民共和國|中国|中國|prc|china)(?=.)/, '');
  const code = only(provinceNames, wanted) ?? only(cityNames, wanted) ?? fromLargeToSmall(wanted);
  return code === undefined ? undefined : placeOf(code);
}

function only(names: Names, wanted: string): string | undefined {
  const codes = names.get(wanted);
  return codes?.size === 1 ? [...codes][0] : undefined;
}

/** A province (or city) name followed by what lies in it; the smallest known part wins. */
function fromLargeToSmall(wanted: string): string | undefined {
  for (const length of lengthsDown(wanted)) {
    const province = only(provinceNames, wanted.slice(0, length));
    const provinceCode = province === undefined ? undefined : provinceOf(province);
    if (provinceCode !== undefined)
      return cityIn(provinceCode, wanted.slice(length)) ?? districtOf(wanted, provinceCode);
  }
  for (const length of lengthsDown(wanted)) {
    const city = only(cityNames, wanted.slice(0, length));
    if (city !== undefined) return inProvinceNamed(city, wanted.slice(length)) ?? districtOf(wanted, city);
  }
  return inAnyProvinceNamedLast(wanted);
}

function lengthsDown(wanted: string): number[] {
  return Array.from({ length: Math.max(wanted.length - 2, 0) }, (_, index) => wanted.length - 1 - index);
}

function cityIn(provinceCode: string, rest: string): string | undefined {
  for (const length of [rest.length, ...lengthsDown(rest)]) {
    for (const code of cityNames.get(rest.slice(0, length)) ?? []) {
      if (provinceOf(code) === provinceCode && (length === rest.length || endsAsADistrict(rest))) return code;
    }
  }
  return undefined;
}

/** `Ningbo, Zhejiang`: the small before the large, as English addresses have it. */
function inProvinceNamed(city: string, rest: string): string | undefined {
  return only(provinceNames, rest) === provinceOf(city) ? city : undefined;
}

/** `Suzhou, Anhui`: the province tells the two cities of one name apart. */
function inAnyProvinceNamedLast(wanted: string): string | undefined {
  for (const length of lengthsDown(wanted)) {
    const province = only(provinceNames, wanted.slice(length));
    if (province === undefined) continue;
    for (const code of cityNames.get(wanted.slice(0, length)) ?? []) if (provinceOf(code) === province) return code;
  }
  return undefined;
}

function districtOf(wanted: string, code: string): string | undefined {
  return endsAsADistrict(wanted) ? code : undefined;
}

function endsAsADistrict(text: string): boolean {
  return /[区區县縣市镇鎮旗乡鄉]$/.test(text);
}
