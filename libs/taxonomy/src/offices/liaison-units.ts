import type { Entry, Labels } from '../entry.js';
import { codesOf, labels } from '../entry.js';
import type { MainlandOfficeCode } from './offices.js';

/** A unit of a Mainland Office in another city. */
export interface LiaisonUnit extends Entry {
  readonly officeCode: MainlandOfficeCode;
  readonly cityCode: string;
}

function unit(code: string, officeCode: MainlandOfficeCode, cityCode: string, texts: Labels): LiaisonUnit {
  return { code, officeCode, cityCode, labels: labels(texts) };
}

/** The eleven liaison units and the city each sits in. */
export const liaisonUnits: readonly LiaisonUnit[] = [
  unit('tianjin', 'beijing', '120000', ['天津联络处', '天津聯絡處', 'Tianjin Liaison Unit']),
  unit('liaoning', 'beijing', '210100', ['辽宁联络处', '遼寧聯絡處', 'Liaoning Liaison Unit']),
  unit('shenzhen', 'guangdong', '440300', ['深圳联络处', '深圳聯絡處', 'Shenzhen Liaison Unit']),
  unit('guangxi', 'guangdong', '450100', ['广西联络处', '廣西聯絡處', 'Guangxi Liaison Unit']),
  unit('fujian', 'guangdong', '350100', ['福建联络处', '福建聯絡處', 'Fujian Liaison Unit']),
  unit('shandong', 'shanghai', '370100', ['山东联络处', '山東聯絡處', 'Shandong Liaison Unit']),
  unit('zhejiang', 'shanghai', '330100', ['浙江联络处', '浙江聯絡處', 'Zhejiang Liaison Unit']),
  unit('shaanxi', 'chengdu', '610100', ['陕西联络处', '陝西聯絡處', 'Shaanxi Liaison Unit']),
  unit('chongqing', 'chengdu', '500000', ['重庆联络处', '重慶聯絡處', 'Chongqing Liaison Unit']),
  unit('hunan', 'wuhan', '430100', ['湖南联络处', '湖南聯絡處', 'Hunan Liaison Unit']),
  unit('henan', 'wuhan', '410100', ['河南联络处', '河南聯絡處', 'Henan Liaison Unit']),
];
export const liaisonUnitCodes: readonly string[] = codesOf(liaisonUnits);
