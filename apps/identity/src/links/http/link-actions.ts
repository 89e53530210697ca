import type { Trilingual } from '@harbourlink/kernel';

/** One answer a guest can give, as a command of the service that owns the object. */
export interface LinkAction {
  /** Added to the object's address. */
  readonly command: string;
  readonly text: Trilingual;
  readonly body: Readonly<Record<string, string>>;
  /** The answer the platform hopes for stands out. */
  readonly main?: true;
}

export interface LinkTask {
  readonly title: Trilingual;
  readonly explanation: Trilingual;
  /** The first segment of the object's address after /api/v1. */
  readonly collection: string;
  readonly actions: readonly LinkAction[];
}

/** What the page of a link offers, by purpose. A purpose without a line here has no page, only its session. */
export const linkTasks: Readonly<Record<string, LinkTask>> = {
  'introduction.respond': {
    title: { 'zh-Hans': '回复引荐', 'zh-Hant': '回覆引薦', en: 'Answer an introduction' },
    explanation: {
      'zh-Hans': '主任建议引荐您与另一方认识。各方接受后才会互相提供联系人；婉拒的原因只有主任看到。',
      'zh-Hant': '主任建議引薦您與另一方認識。各方接受後才會互相提供聯絡人；婉拒的原因只有主任看到。',
      en: 'An officer proposes to introduce you to another party. Contacts are disclosed only once everybody has accepted; why somebody declines only the officer reads.',
    },
    collection: 'introductions',
    actions: [
      {
        command: 'conflict-check',
        text: {
          'zh-Hans': '我方没有利益冲突（服务商先填）',
          'zh-Hant': '我方沒有利益衝突（服務商先填）',
          en: 'We have no conflict of interest (providers answer this first)',
        },
        body: { resultCode: 'cleared' },
      },
      { command: 'acceptance', text: { 'zh-Hans': '接受', 'zh-Hant': '接受', en: 'Accept' }, body: {}, main: true },
      {
        command: 'decline',
        text: { 'zh-Hans': '婉拒：时机不合适', 'zh-Hant': '婉拒：時機不合適', en: 'Decline: not the right time' },
        body: { reasonCode: 'wrong-time' },
      },
      {
        command: 'decline',
        text: { 'zh-Hans': '婉拒：并不匹配', 'zh-Hant': '婉拒：並不匹配', en: 'Decline: not a fit' },
        body: { reasonCode: 'not-a-fit' },
      },
      {
        command: 'decline',
        text: { 'zh-Hans': '婉拒：其他原因', 'zh-Hant': '婉拒：其他原因', en: 'Decline: another reason' },
        body: { reasonCode: 'other' },
      },
    ],
  },
  'outcome.confirm': {
    title: { 'zh-Hans': '确认成果', 'zh-Hant': '確認成果', en: 'Confirm an outcome' },
    explanation: {
      'zh-Hans': '主任记录了一项与贵公司有关的成果。请告诉我们记录是否正确。',
      'zh-Hant': '主任記錄了一項與貴公司有關的成果。請告訴我們紀錄是否正確。',
      en: 'An officer has put an outcome of your company on record. Please tell us whether it is right.',
    },
    collection: 'outcomes',
    actions: [
      {
        command: 'confirmation',
        text: { 'zh-Hans': '记录正确', 'zh-Hant': '紀錄正確', en: 'This is right' },
        body: {},
        main: true,
      },
      {
        command: 'dispute',
        text: { 'zh-Hans': '金额不对', 'zh-Hant': '金額不對', en: 'The amount is wrong' },
        body: { reasonCode: 'amount-wrong' },
      },
      {
        command: 'dispute',
        text: { 'zh-Hans': '并未发生', 'zh-Hant': '並未發生', en: 'It did not happen' },
        body: { reasonCode: 'did-not-happen' },
      },
      {
        command: 'dispute',
        text: { 'zh-Hans': '其他不对之处', 'zh-Hant': '其他不對之處', en: 'Something else is wrong' },
        body: { reasonCode: 'other' },
      },
    ],
  },
};
