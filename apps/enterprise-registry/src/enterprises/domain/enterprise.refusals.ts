import type { Trilingual } from '@harbourlink/kernel';

/** Why something was not done to an enterprise; `{name}` is filled from the refusal's details. */
export const enterpriseRefusals = {
  'enterprise.unknown': {
    'zh-Hans': '没有此企业。',
    'zh-Hant': '沒有此企業。',
    en: 'There is no such enterprise.',
  },
  'enterprise.already-known': {
    'zh-Hans': '此企业已有资料，状态为 {status}。',
    'zh-Hant': '此企業已有資料，狀態為 {status}。',
    en: 'This enterprise is already on record; its status is {status}.',
  },
  'enterprise.not-in-that-state': {
    'zh-Hans': '企业目前的状态（{status}）不允许这样做。',
    'zh-Hant': '企業目前的狀態（{status}）不容許這樣做。',
    en: 'This cannot be done while the enterprise is {status}.',
  },
  'enterprise.awaits-check': {
    'zh-Hans': '资料正在核查，现时不能修改。',
    'zh-Hant': '資料正在核查，現時不能修改。',
    en: 'The profile is waiting to be checked and cannot be edited meanwhile.',
  },
  'enterprise.incomplete': {
    'zh-Hans': '尚欠：{missing}。',
    'zh-Hant': '尚欠：{missing}。',
    en: 'Still missing: {missing}.',
  },
  'enterprise.uscc-malformed': {
    'zh-Hans': '统一社会信用代码应为 18 位数字或大写字母（不含 I、O、Z、S、V）。',
    'zh-Hant': '統一社會信用代碼應為 18 位數字或大寫字母（不含 I、O、Z、S、V）。',
    en: 'A Unified Social Credit Code has 18 digits or capital letters, without I, O, Z, S and V.',
  },
  'enterprise.br-number-malformed': {
    'zh-Hans': '商业登记号码应为 8 位数字，可附分行号码。',
    'zh-Hant': '商業登記號碼應為 8 位數字，可附分行號碼。',
    en: 'A Business Registration number has 8 digits and may be followed by its branch.',
  },
  'enterprise.nothing-to-submit': {
    'zh-Hans': '没有可以提交的修订。',
    'zh-Hant': '沒有可以提交的修訂。',
    en: 'There is no revision to submit.',
  },
  'enterprise.registration-number-taken': {
    'zh-Hans': '另一企业已使用此 {field}。',
    'zh-Hant': '另一企業已使用此 {field}。',
    en: 'Another enterprise is on record with this {field}.',
  },
  'enterprise.place-unknown': {
    'zh-Hans': '没有此地区代码：{placeCode}。',
    'zh-Hant': '沒有此地區代碼：{placeCode}。',
    en: 'There is no place with the code {placeCode}.',
  },
} satisfies Record<string, Trilingual>;

export type EnterpriseRefusalCode = keyof typeof enterpriseRefusals;
