import type { Trilingual } from '@harbourlink/kernel';

export const candidateRefusals = {
  'candidates.need-unknown': {
    'zh-Hans': '没有这项需求。',
    'zh-Hant': '沒有這項需求。',
    en: 'There is no such need.',
  },
  'candidates.pair-unknown': {
    'zh-Hans': '没有这项需求或服务。',
    'zh-Hant': '沒有這項需求或服務。',
    en: 'There is no such need or offer.',
  },
} as const satisfies Record<string, Trilingual>;

export type CandidateRefusalCode = keyof typeof candidateRefusals;
