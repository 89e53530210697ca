import { defineTexts } from '../language/texts.js';

/** Why a profile was sent back, refused, suspended or withdrawn. */
export const reasonTexts = defineTexts('enterprise-reasons', {
  'names-unclear': { 'zh-Hans': '名称不清楚', 'zh-Hant': '名稱不清楚', en: 'The names are unclear' },
  'registration-number-wrong': {
    'zh-Hans': '登记号码有误',
    'zh-Hant': '登記號碼有誤',
    en: 'A registration number is wrong',
  },
  'place-wrong': { 'zh-Hans': '所在地有误', 'zh-Hant': '所在地有誤', en: 'The place is wrong' },
  'sectors-wrong': { 'zh-Hans': '行业不符', 'zh-Hant': '行業不符', en: 'The sectors do not fit' },
  'listing-wrong': { 'zh-Hans': '上市资料有误', 'zh-Hant': '上市資料有誤', en: 'The listing is wrong' },
  'website-wrong': { 'zh-Hans': '网站有误', 'zh-Hant': '網站有誤', en: 'The website is wrong' },
  'evidence-missing': { 'zh-Hans': '欠证明文件', 'zh-Hant': '欠證明文件', en: 'Evidence is missing' },
  'not-a-business': { 'zh-Hans': '不是企业', 'zh-Hant': '不是企業', en: 'Not a business' },
  duplicate: { 'zh-Hans': '重复登记', 'zh-Hant': '重複登記', en: 'On record twice' },
  'out-of-scope': { 'zh-Hans': '不属服务范围', 'zh-Hant': '不屬服務範圍', en: 'Out of scope' },
  'particulars-false': { 'zh-Hans': '资料不实', 'zh-Hant': '資料不實', en: 'The particulars are false' },
  complaint: { 'zh-Hans': '接获投诉', 'zh-Hant': '接獲投訴', en: 'A complaint' },
  'particulars-doubtful': { 'zh-Hans': '资料存疑', 'zh-Hant': '資料存疑', en: 'Doubts about the particulars' },
  'registration-lapsed': { 'zh-Hans': '登记已失效', 'zh-Hant': '登記已失效', en: 'The registration has lapsed' },
  'at-own-request': { 'zh-Hans': '企业自行要求', 'zh-Hant': '企業自行要求', en: 'At the firm’s own request' },
  dissolved: { 'zh-Hans': '已解散', 'zh-Hant': '已解散', en: 'Dissolved' },
  inactive: { 'zh-Hans': '不再活动', 'zh-Hant': '不再活動', en: 'No longer active' },
});

export type ReasonCode = keyof (typeof reasonTexts)['table'];
