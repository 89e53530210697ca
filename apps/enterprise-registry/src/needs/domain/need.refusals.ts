import type { Trilingual } from '@harbourlink/kernel';

/** Why something was not done to a need; `{name}` is filled from the refusal's details. */
export const needRefusals = {
  'need.unknown': { 'zh-Hans': '没有此需求。', 'zh-Hant': '沒有此需求。', en: 'There is no such need.' },
  'need.already-known': {
    'zh-Hans': '此需求已有记录。',
    'zh-Hant': '此需求已有紀錄。',
    en: 'This need is already on record.',
  },
  'need.not-in-that-state': {
    'zh-Hans': '需求目前的状态（{status}）不允许这样做。',
    'zh-Hant': '需求目前的狀態（{status}）不容許這樣做。',
    en: 'This cannot be done while the need is {status}.',
  },
  'need.enterprise-not-checked': {
    'zh-Hans': '企业资料尚未核查，不能发布需求。',
    'zh-Hant': '企業資料尚未核查，不能發布需求。',
    en: 'A need can be published only once the enterprise is checked; it is {status}.',
  },
  'need.of-another-enterprise': {
    'zh-Hans': '需求不能转给另一企业。',
    'zh-Hant': '需求不能轉給另一企業。',
    en: 'A need cannot move to another enterprise.',
  },
  'need.incomplete': {
    'zh-Hans': '尚欠：{missing}。',
    'zh-Hant': '尚欠：{missing}。',
    en: 'Still missing: {missing}.',
  },
  'need.deadline-passed': {
    'zh-Hans': '截止日期 {deadlineOn} 已过。',
    'zh-Hant': '截止日期 {deadlineOn} 已過。',
    en: 'The deadline {deadlineOn} has passed.',
  },
  'need.budget-currencies-differ': {
    'zh-Hans': '预算上下限须用同一货币。',
    'zh-Hant': '預算上下限須用同一貨幣。',
    en: 'Both ends of a budget are in the same currency.',
  },
  'need.budget-runs-backwards': {
    'zh-Hans': '预算下限不能高于上限。',
    'zh-Hant': '預算下限不能高於上限。',
    en: 'The low end of a budget cannot be above the high end.',
  },
  'need.ends-outside-period': {
    'zh-Hans': '结束日期须在 {earliest} 至 {latest} 之间。',
    'zh-Hant': '結束日期須在 {earliest} 至 {latest} 之間。',
    en: 'The last day must be from {earliest} to {latest}.',
  },
  'need.renewal-not-later': {
    'zh-Hans': '续期须晚于现时的结束日期 {endsOn}。',
    'zh-Hant': '續期須晚於現時的結束日期 {endsOn}。',
    en: 'A renewal must end after the present last day, {endsOn}.',
  },
  'need.not-over-yet': {
    'zh-Hans': '需求至 {endsOn} 才结束。',
    'zh-Hant': '需求至 {endsOn} 才結束。',
    en: 'The need does not end before {endsOn} is over.',
  },
} satisfies Record<string, Trilingual>;

export type NeedRefusalCode = keyof typeof needRefusals;
