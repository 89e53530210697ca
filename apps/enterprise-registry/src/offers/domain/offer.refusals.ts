import type { Trilingual } from '@harbourlink/kernel';

/** Why something was not done to an offer; `{name}` is filled from the refusal's details. */
export const offerRefusals = {
  'offer.unknown': { 'zh-Hans': '没有此服务。', 'zh-Hant': '沒有此服務。', en: 'There is no such offer.' },
  'offer.already-known': {
    'zh-Hans': '此服务已有记录。',
    'zh-Hant': '此服務已有紀錄。',
    en: 'This offer is already on record.',
  },
  'offer.not-in-that-state': {
    'zh-Hans': '服务目前的状态（{status}）不允许这样做。',
    'zh-Hant': '服務目前的狀態（{status}）不容許這樣做。',
    en: 'This cannot be done while the offer is {status}.',
  },
  'offer.provider-not-checked': {
    'zh-Hans': '服务商资料尚未核查，不能发布服务。',
    'zh-Hant': '服務商資料尚未核查，不能發布服務。',
    en: 'An offer can be published only once the provider is checked; it is {status}.',
  },
  'offer.provider-does-not-provide': {
    'zh-Hans': '企业资料没有注明提供服务。',
    'zh-Hant': '企業資料沒有註明提供服務。',
    en: 'The profile of the enterprise does not say that it provides services.',
  },
  'offer.of-another-provider': {
    'zh-Hans': '服务不能转给另一服务商。',
    'zh-Hant': '服務不能轉給另一服務商。',
    en: 'An offer cannot move to another provider.',
  },
  'offer.mandate-of-itself': {
    'zh-Hans': '独家委托方不能是服务商自己。',
    'zh-Hant': '獨家委託方不能是服務商自己。',
    en: 'A provider cannot be the principal of its own exclusive mandate.',
  },
  'offer.incomplete': {
    'zh-Hans': '尚欠：{missing}。',
    'zh-Hant': '尚欠：{missing}。',
    en: 'Still missing: {missing}.',
  },
  'offer.ends-outside-period': {
    'zh-Hans': '结束日期须在 {earliest} 至 {latest} 之间。',
    'zh-Hant': '結束日期須在 {earliest} 至 {latest} 之間。',
    en: 'The last day must be from {earliest} to {latest}.',
  },
  'offer.renewal-not-later': {
    'zh-Hans': '续期须晚于现时的结束日期 {endsOn}。',
    'zh-Hant': '續期須晚於現時的結束日期 {endsOn}。',
    en: 'A renewal must end after the present last day, {endsOn}.',
  },
  'offer.not-over-yet': {
    'zh-Hans': '服务至 {endsOn} 才结束。',
    'zh-Hant': '服務至 {endsOn} 才結束。',
    en: 'The offer does not end before {endsOn} is over.',
  },
} satisfies Record<string, Trilingual>;

export type OfferRefusalCode = keyof typeof offerRefusals;
