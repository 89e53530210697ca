import { codesOf, entriesOf } from './entry.js';

/** Languages people can work in. */
export const workLanguages = entriesOf({
  cantonese: ['粤语', '粵語', 'Cantonese'],
  mandarin: ['普通话', '普通話', 'Mandarin'],
  english: ['英语', '英語', 'English'],
  russian: ['俄语', '俄語', 'Russian'],
  kazakh: ['哈萨克语', '哈薩克語', 'Kazakh'],
  arabic: ['阿拉伯语', '阿拉伯語', 'Arabic'],
  french: ['法语', '法語', 'French'],
  german: ['德语', '德語', 'German'],
  spanish: ['西班牙语', '西班牙語', 'Spanish'],
  portuguese: ['葡萄牙语', '葡萄牙語', 'Portuguese'],
  hungarian: ['匈牙利语', '匈牙利語', 'Hungarian'],
  japanese: ['日语', '日語', 'Japanese'],
  korean: ['韩语', '韓語', 'Korean'],
  thai: ['泰语', '泰語', 'Thai'],
  vietnamese: ['越南语', '越南語', 'Vietnamese'],
  indonesian: ['印尼语', '印尼語', 'Indonesian'],
  malay: ['马来语', '馬來語', 'Malay'],
});
export const workLanguageCodes = codesOf(workLanguages);
export type WorkLanguageCode = (typeof workLanguageCodes)[number];

/** How far a firm or its main product is. */
export const stages = entriesOf({
  idea: ['构想', '構想', 'Idea'],
  'pre-clinical': ['临床前', '臨床前', 'Pre-clinical'],
  'phase-1': ['一期临床', '一期臨床', 'Phase I'],
  'phase-2': ['二期临床', '二期臨床', 'Phase II'],
  'phase-3': ['三期临床', '三期臨床', 'Phase III'],
  commercial: ['商业化', '商業化', 'Commercial'],
  'start-up': ['初创', '初創', 'Start-up'],
  growth: ['成长', '成長', 'Growth'],
  mature: ['成熟', '成熟', 'Mature'],
});
export const stageCodes = codesOf(stages);
export type StageCode = (typeof stageCodes)[number];

export const sizes = entriesOf({
  micro: ['微型', '微型', 'Micro'],
  small: ['小型', '小型', 'Small'],
  medium: ['中型', '中型', 'Medium'],
  large: ['大型', '大型', 'Large'],
});
export const sizeCodes = codesOf(sizes);
export type SizeCode = (typeof sizeCodes)[number];

export const exchanges = entriesOf({
  sse: ['上海证券交易所', '上海證券交易所', 'Shanghai Stock Exchange'],
  szse: ['深圳证券交易所', '深圳證券交易所', 'Shenzhen Stock Exchange'],
  bse: ['北京证券交易所', '北京證券交易所', 'Beijing Stock Exchange'],
  hkex: ['香港交易所', '香港交易所', 'Hong Kong Exchanges'],
});
export const exchangeCodes = codesOf(exchanges);
export type ExchangeCode = (typeof exchangeCodes)[number];

export const boards = entriesOf({
  'main-board': ['主板', '主板', 'Main Board'],
  chinext: ['创业板', '創業板', 'ChiNext'],
  'star-market': ['科创板', '科創板', 'STAR Market'],
  'beijing-board': ['北交所', '北交所', 'Beijing board'],
  gem: ['GEM', 'GEM', 'GEM'],
});
export const boardCodes = codesOf(boards);
export type BoardCode = (typeof boardCodes)[number];
