import { defineTexts } from '../language/texts.js';

export const partsTexts = defineTexts('parts', {
  missing: { 'zh-Hans': '还需填写', 'zh-Hant': '尚需填寫', en: 'Still needed' },
  inLanguage: { 'zh-Hans': '{label}（{language}）', 'zh-Hant': '{label}（{language}）', en: '{label} ({language})' },
  noneFound: { 'zh-Hans': '没有符合的选项', 'zh-Hant': '沒有符合的選項', en: 'Nothing fits what you typed' },
  chooseOne: { 'zh-Hans': '请至少选一项。', 'zh-Hant': '請至少選一項。', en: 'Choose at least one.' },
  before: { 'zh-Hans': '现行', 'zh-Hant': '現行', en: 'Now' },
  after: { 'zh-Hans': '修订后', 'zh-Hant': '修訂後', en: 'After the revision' },
  changed: { 'zh-Hans': '有改动', 'zh-Hant': '有改動', en: 'changed' },
  'step.done': { 'zh-Hans': '已完成', 'zh-Hant': '已完成', en: 'done' },
  'step.now': { 'zh-Hans': '目前', 'zh-Hant': '目前', en: 'now' },
  'step.next': { 'zh-Hans': '尚未', 'zh-Hant': '尚未', en: 'not yet' },
  'step.halted': { 'zh-Hans': '已停下', 'zh-Hant': '已停下', en: 'halted' },
});
