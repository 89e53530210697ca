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
