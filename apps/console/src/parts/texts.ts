import { defineTexts } from '../language/texts.js';

export const partsTexts = defineTexts('parts', {
  optional: { 'zh-Hans': '选填', 'zh-Hant': '選填', en: 'optional' },
  missing: { 'zh-Hans': '还需填写', 'zh-Hant': '尚需填寫', en: 'Still needed' },
  inLanguage: { 'zh-Hans': '{label}（{language}）', 'zh-Hant': '{label}（{language}）', en: '{label} ({language})' },
  choose: { 'zh-Hans': '请选择', 'zh-Hant': '請選擇', en: 'Choose' },
  all: { 'zh-Hans': '全部', 'zh-Hant': '全部', en: 'All' },
  noneFound: { 'zh-Hans': '没有符合的选项', 'zh-Hant': '沒有符合的選項', en: 'Nothing fits what you typed' },
  notSaid: { 'zh-Hans': '未说明', 'zh-Hant': '未說明', en: 'Not said' },
  cancel: { 'zh-Hans': '取消', 'zh-Hant': '取消', en: 'Cancel' },
  chooseOne: { 'zh-Hans': '请至少选一项。', 'zh-Hant': '請至少選一項。', en: 'Choose at least one.' },
  before: { 'zh-Hans': '现行', 'zh-Hant': '現行', en: 'Now' },
  after: { 'zh-Hans': '修订后', 'zh-Hant': '修訂後', en: 'After the revision' },
  field: { 'zh-Hans': '栏目', 'zh-Hant': '欄目', en: 'Field' },
  changed: { 'zh-Hans': '有改动', 'zh-Hant': '有改動', en: 'changed' },
  nothing: { 'zh-Hans': '（空）', 'zh-Hant': '（空）', en: '(empty)' },
  'step.done': { 'zh-Hans': '已完成', 'zh-Hant': '已完成', en: 'done' },
  'step.now': { 'zh-Hans': '目前', 'zh-Hant': '目前', en: 'now' },
  'step.next': { 'zh-Hans': '尚未', 'zh-Hant': '尚未', en: 'not yet' },
  'step.halted': { 'zh-Hans': '已停下', 'zh-Hant': '已停下', en: 'halted' },
});
