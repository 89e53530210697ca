import type { Trilingual } from '@harbourlink/kernel';

/** Why a question about the funnel has no answer. */
export const funnelRefusals = {
  'funnel.unknown-stage': {
    'zh-Hans': '漏斗没有“{stage}”这一阶段。',
    'zh-Hant': '漏斗沒有「{stage}」這一階段。',
    en: 'The funnel has no stage {stage}.',
  },
} as const satisfies Record<string, Trilingual>;
