import type { Schemas } from '@harbourlink/api-client';
import type { LocalizedText } from '@harbourlink/kernel';
import { defineTexts } from '../language/texts.js';
import type { Tone } from '../parts/status-tag.js';

/** The firm's names come with it once the service knows them. */
export type Outcome = Schemas['mou-tracker']['OutcomeResponse'] & { readonly enterpriseNames?: LocalizedText };
export type OutcomeStatus = Outcome['status'];

export const outcomeStatuses: readonly OutcomeStatus[] = [
  'claimed',
  'confirmed',
  'verified',
  'disputed',
  'sent-back',
  'corrected',
];

export const outcomeTones: Readonly<Record<OutcomeStatus, Tone>> = {
  claimed: 'amber',
  confirmed: 'sea',
  verified: 'jade',
  disputed: 'coral',
  'sent-back': 'coral',
  corrected: 'plain',
};

export const outcomeWords = defineTexts('outcome-words', {
  claimed: { 'zh-Hans': '已申报，待客户确认', 'zh-Hant': '已申報，待客戶確認', en: 'Claimed' },
  confirmed: { 'zh-Hans': '客户已确认，待核实', 'zh-Hant': '客戶已確認，待核實', en: 'Confirmed' },
  verified: { 'zh-Hans': '已核实', 'zh-Hant': '已核實', en: 'Verified' },
  disputed: { 'zh-Hans': '客户有异议', 'zh-Hant': '客戶有異議', en: 'Disputed' },
  'sent-back': { 'zh-Hans': '已退回', 'zh-Hant': '已退回', en: 'Sent back' },
  corrected: { 'zh-Hans': '已由更正取代', 'zh-Hant': '已由更正取代', en: 'Corrected' },
});

/** How the customer's confirmation reached the platform. */
export const meansWords = defineTexts('outcome-means', {
  'bound-link': { 'zh-Hans': '凭电邮链接确认', 'zh-Hant': '憑電郵連結確認', en: 'By the link in an e-mail' },
  'signed-in': { 'zh-Hans': '登录后确认', 'zh-Hant': '登入後確認', en: 'Signed in' },
  'chopped-letter': { 'zh-Hans': '盖章信函', 'zh-Hant': '蓋章信函', en: 'Chopped letter' },
  'registry-evidence': { 'zh-Hans': '公开登记资料', 'zh-Hant': '公開登記資料', en: 'Public registry evidence' },
});
