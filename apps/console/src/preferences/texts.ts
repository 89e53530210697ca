import { defineTexts } from '../language/texts.js';

export const texts = defineTexts('preferences', {
  title: { 'zh-Hans': '通知设置', 'zh-Hant': '通知設定', en: 'Notice settings' },
  about: {
    'zh-Hans': '选择每类通知以何种途径告诉您。每次点选立即保存。',
    'zh-Hant': '選擇每類通知以何種途徑告訴您。每次點選即時儲存。',
    en: 'Choose how you are told of each kind of news. Every choice is saved at once.',
  },
  workflow: { 'zh-Hans': '通知类别', 'zh-Hant': '通知類別', en: 'News' },
  'channel.in-app': { 'zh-Hans': '站内通知', 'zh-Hant': '站內通知', en: 'In the console' },
  'channel.email': { 'zh-Hans': '电邮', 'zh-Hant': '電郵', en: 'E-mail' },
  choice: { 'zh-Hans': '{workflow}：{channel}', 'zh-Hant': '{workflow}：{channel}', en: '{workflow}: {channel}' },
  urgent: { 'zh-Hans': '急件', 'zh-Hant': '急件', en: 'Urgent' },
  language: {
    'zh-Hans': '电邮以您账户的语言发出：{name}。',
    'zh-Hant': '電郵以您帳戶的語言發出：{name}。',
    en: 'E-mails are written in the language of your account: {name}.',
  },
  samples: {
    'zh-Hans': '此设置适用于您所属的所有机构。',
    'zh-Hant': '此設定適用於您所屬的所有機構。',
    en: 'The same for every organisation you act for.',
  },
});
