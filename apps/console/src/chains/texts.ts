import { defineTexts } from '../language/texts.js';

export const texts = defineTexts('chains', {
  title: { 'zh-Hans': '来龙去脉', 'zh-Hant': '來龍去脈', en: 'The chain' },
  'title.of': { 'zh-Hans': '{name}：来龙去脉', 'zh-Hant': '{name}：來龍去脈', en: 'The chain of {name}' },
  about: {
    'zh-Hans': '按时间先后：这件事源自什么，又带来什么。',
    'zh-Hant': '按時間先後：這件事源自甚麼，又帶來甚麼。',
    en: 'In the order of time: what it came of, back to the first need, and what came of it.',
  },
  cut: {
    'zh-Hans':
      '共 {total, number} 项，此处显示 {shown, number} 项，先略去配对建议。要看其余，请逐项打开需求的来龙去脉。',
    'zh-Hant':
      '共 {total, number} 項，此處顯示 {shown, number} 項，先略去配對建議。要看其餘，請逐項開啟需求的來龍去脈。',
    en: 'The chain has {total, plural, one {# part} other {# parts}}; {shown, plural, one {# is} other {# are}} shown, suggestions are left out first. Open the chain of a single need to see the others.',
  },
  list: { 'zh-Hans': '时间线', 'zh-Hant': '時間線', en: 'Timeline' },
  'kind.enterprise': { 'zh-Hans': '企业资料', 'zh-Hant': '企業資料', en: 'Enterprise' },
  'kind.case': { 'zh-Hans': '个案', 'zh-Hant': '個案', en: 'Case' },
  'kind.need': { 'zh-Hans': '需求', 'zh-Hant': '需求', en: 'Need' },
  'kind.suggestion': { 'zh-Hans': '配对建议', 'zh-Hant': '配對建議', en: 'Suggestion' },
  'kind.introduction': { 'zh-Hans': '引荐', 'zh-Hant': '引薦', en: 'Introduction' },
  'kind.meeting': { 'zh-Hans': '会面', 'zh-Hant': '會面', en: 'Meeting' },
  'kind.memorandum': { 'zh-Hans': '备忘录', 'zh-Hant': '備忘錄', en: 'Memorandum' },
  'kind.outcome': { 'zh-Hans': '成果', 'zh-Hant': '成果', en: 'Outcome' },
  'place.before': { 'zh-Hans': '本项由此而来', 'zh-Hant': '本項由此而來', en: 'Came before' },
  'place.self': { 'zh-Hans': '本项', 'zh-Hant': '本項', en: 'This one' },
  'place.after': { 'zh-Hans': '由本项而来', 'zh-Hant': '由本項而來', en: 'Came of it' },
  changed: { 'zh-Hans': '最近变动：{when}', 'zh-Hant': '最近變動：{when}', en: 'Last change {when}' },
  hide: {
    'zh-Hans': '隐藏未跟进的配对建议',
    'zh-Hant': '隱藏未跟進的配對建議',
    en: 'Hide suggestions nobody followed up',
  },
  'case.unrouted': { 'zh-Hans': '未分派', 'zh-Hant': '未分派', en: 'Unrouted' },
  'case.open': { 'zh-Hans': '跟进中', 'zh-Hant': '跟進中', en: 'Open' },
  'case.closed': { 'zh-Hans': '已结束', 'zh-Hant': '已結束', en: 'Closed' },
});
