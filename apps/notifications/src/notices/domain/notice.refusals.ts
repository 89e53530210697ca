import type { Trilingual } from '@harbourlink/kernel';

export const noticeRefusals = {
  'notice.unknown': {
    'zh-Hans': '您没有这则通知。',
    'zh-Hant': '您沒有這則通知。',
    en: 'You have no such notice.',
  },
} satisfies Record<string, Trilingual>;
