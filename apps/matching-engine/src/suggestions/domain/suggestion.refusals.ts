import type { Trilingual } from '@harbourlink/kernel';

export const suggestionRefusals = {
  'suggestion.unknown': {
    'zh-Hans': '没有这项配对建议。',
    'zh-Hant': '沒有這項配對建議。',
    en: 'There is no such suggestion.',
  },
  'suggestion.not-live': {
    'zh-Hans': '这项建议已不再有效（状态：{status}）。',
    'zh-Hant': '這項建議已不再有效（狀態：{status}）。',
    en: 'This suggestion is no longer live (status: {status}).',
  },
  'suggestion.shortlisted-already': {
    'zh-Hans': '这项建议已在短名单上。',
    'zh-Hant': '這項建議已在短名單上。',
    en: 'This suggestion is on the shortlist already.',
  },
} as const satisfies Record<string, Trilingual>;

export type SuggestionRefusalCode = keyof typeof suggestionRefusals;
