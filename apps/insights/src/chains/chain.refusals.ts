import type { Trilingual } from '@harbourlink/kernel';

export type ChainRefusal = 'chain.unknown';

export const chainRefusals = {
  'chain.unknown': {
    'zh-Hans': '没有以此编号开始或经过的链条。',
    'zh-Hant': '沒有以此編號開始或經過的鏈條。',
    en: 'Nothing is known under this id.',
  },
} satisfies Record<ChainRefusal, Trilingual>;
