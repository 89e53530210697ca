import type { Trilingual } from '@harbourlink/kernel';

export const deliveryRefusals = {
  'delivery.unknown': {
    'zh-Hans': '没有这项投递。',
    'zh-Hant': '沒有這項投遞。',
    en: 'There is no such delivery.',
  },
  'delivery.already-queued': {
    'zh-Hans': '此通知已在投递。',
    'zh-Hant': '此通知已在投遞。',
    en: 'This message is already on its way.',
  },
  'delivery.is-over': {
    'zh-Hans': '此投递已结束。',
    'zh-Hant': '此投遞已結束。',
    en: 'This delivery is over.',
  },
} satisfies Record<string, Trilingual>;

export type DeliveryRefusalCode = keyof typeof deliveryRefusals;
