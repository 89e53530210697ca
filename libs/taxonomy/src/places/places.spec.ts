import { describe, expect, it } from '@jest/globals';
import { economyCodes } from './economies.js';
import { economiesOf, marketRegions, marketsMeet } from './markets.js';
import { comesFrom, originRegions } from './origins.js';
import { placeFromName } from './place-from-name.js';
import { cities, isInGreaterBayArea, placeOf, places, provinceCodes } from './places.js';

const named = (text: string) => placeFromName(text)?.code;

describe('placeFromName', () => {
  it.each([
    ['深圳', '440300'],
    ['内蒙', '150000'],
    ['內蒙古', '150000'],
    ['北京市', '110000'],
    ['广西壮族自治区', '450000'],
    ['廣西', '450000'],
    ['陕西', '610000'],
    ['山西', '140000'],
    ['吉林', '220000'],
    ['吉林市', '220200'],
    ['海南', '460000'],
    [' 浙江 ', '330000'],
    ['浙江省宁波市鄞州区', '330200'],
    ['浙江宁波', '330200'],
    ['深圳市南山区', '440300'],
    ['北京市朝阳区', '110000'],
    ['黑龙江省哈尔滨市', '230100'],
    ['恩施', '422800'],
    ['Ningbo, Zhejiang', '330200'],
    ['Zhejiang Province', '330000'],
    ['Suzhou, Anhui', '341300'],
    ['Suzhou, Jiangsu', '320500'],
    ["xi'an", '610100'],
    ['330200', '330200'],
    ['香港', 'HK'],
    ['中国香港', 'HK'],
    ['Hong Kong SAR', 'HK'],
    ['澳門', 'MO'],
    ['台湾', 'TW'],
    ['匈牙利', 'HU'],
    ['Kazakhstan', 'KZ'],
  ])('%s is %s', (text, code) => {
    expect(named(text)).toBe(code);
  });

  it('what is no place, or could be two, is none', () => {
    for (const text of ['', '-', '火星', 'Atlantis', 'Suzhou', '中国', 'China', '浙江某地x']) {
      expect(`${text}: ${named(text)}`).toBe(`${text}: undefined`);
    }
  });

  it('knows every place by its own code and by its own Chinese name', () => {
    for (const { code, labels } of places) {
      expect(named(code)).toBe(code);
      expect([code, named(labels['zh-Hans'])]).toEqual([code, code]);
      expect([code, named(labels['zh-Hant'])]).toEqual([code, code]);
    }
  });

  it('knows the names the shipped list of companies uses', () => {
    const shipped =
      '上海 云南 内蒙 北京 吉林 四川 天津 宁夏 安徽 山东 山西 广东 广西 新疆 江苏 江西 河北 河南 浙江 海南 深圳 湖北 湖南 甘肃 福建 西藏 贵州 辽宁 重庆 陕西 青海 黑龙江';
    for (const name of shipped.split(' ')) expect(`${name} ${named(name)}`).toMatch(/\d{6}$/);
  });
});

describe('places', () => {
  it('every city lies in one of the 31 provinces', () => {
    for (const { provinceCode } of cities) expect(provinceCodes).toContain(provinceCode);
  });

  it('Hong Kong, Macao and Taiwan are regions and never among the economies', () => {
    for (const code of ['HK', 'MO', 'TW']) {
      expect(placeOf(code)?.kind).toBe('region');
      expect(economyCodes).not.toContain(code);
    }
    expect(economyCodes).not.toContain('CN');
  });

  it('the Greater Bay Area is nine cities, Hong Kong and Macao', () => {
    expect(places.filter(({ code }) => isInGreaterBayArea(code)).map(({ labels }) => labels.en)).toEqual(
      expect.arrayContaining(['Guangzhou', 'Shenzhen', 'Zhuhai', 'Foshan', 'Huizhou', 'Dongguan', 'Zhongshan']),
    );
    expect(places.filter(({ code }) => isInGreaterBayArea(code))).toHaveLength(11);
  });
});

describe('markets', () => {
  it('a region holds its economies, and every region holds some', () => {
    expect(economiesOf('asean')).toHaveLength(11);
    expect(economiesOf('european-union')).toHaveLength(27);
    expect(economiesOf('central-asia')).toEqual(['KG', 'KZ', 'TJ', 'TM', 'UZ']);
    for (const { code } of marketRegions) expect(economiesOf(code).length).toBeGreaterThan(1);
    expect(economiesOf('HU')).toEqual(['HU']);
    expect(economiesOf('nowhere')).toEqual([]);
  });

  it('two markets meet when they share an economy', () => {
    expect(marketsMeet('europe', 'HU')).toBe(true);
    expect(marketsMeet('KZ', 'belt-and-road')).toBe(true);
    expect(marketsMeet('asean', 'europe')).toBe(false);
  });
});

describe('origins', () => {
  it('a firm comes from its city, its province and the regions around it', () => {
    for (const origin of ['330200', '330000', 'mainland', 'yangtze-river-delta'])
      expect(comesFrom(origin, '330200')).toBe(true);
    for (const origin of ['440000', 'west', 'greater-bay-area', 'HK']) expect(comesFrom(origin, '330200')).toBe(false);
    expect(comesFrom('greater-bay-area', '440300')).toBe(true);
    expect(comesFrom('mainland', 'HK')).toBe(false);
  });

  it('every region is some firm’s origin', () => {
    for (const { code } of originRegions) expect(places.some((place) => comesFrom(code, place.code))).toBe(true);
  });
});
