import { defineTexts } from '../language/texts.js';

export const draftTexts = defineTexts('drafts', {
  saved: { 'zh-Hans': '已保存', 'zh-Hant': '已儲存', en: 'Saved' },
  waiting: { 'zh-Hans': '有未保存的修改', 'zh-Hant': '有未儲存的修改', en: 'Not saved yet' },
  saving: { 'zh-Hans': '正在保存…', 'zh-Hant': '正在儲存…', en: 'Saving…' },
  kept: {
    'zh-Hans': '已存于本机，稍后自动上传',
    'zh-Hant': '已存於本機，稍後自動上傳',
    en: 'Kept on this device, sent when possible',
  },
  refused: { 'zh-Hans': '未能保存，请看说明', 'zh-Hant': '未能儲存，請看說明', en: 'Not saved: see what is wrong' },
  conflict: { 'zh-Hans': '他人已修改', 'zh-Hant': '他人已修改', en: 'Changed by somebody else' },
  'conflict.title': {
    'zh-Hans': '此内容已被他人修改',
    'zh-Hant': '此內容已被他人修改',
    en: 'Somebody else has changed this meanwhile',
  },
  'conflict.text': {
    'zh-Hans': '左边是您输入的，右边是平台上的。请选择保留哪一份；在您选择之前，两份都不会丢失。',
    'zh-Hant': '左邊是您輸入的，右邊是平台上的。請選擇保留哪一份；在您選擇之前，兩份都不會遺失。',
    en: 'On the left is what you typed, on the right what the platform has. Choose which to keep: until you do, neither is lost.',
  },
  mine: { 'zh-Hans': '我的修改', 'zh-Hant': '我的修改', en: 'Mine' },
  theirs: { 'zh-Hans': '平台上的', 'zh-Hant': '平台上的', en: 'The platform’s' },
  keepMine: { 'zh-Hans': '保留我的', 'zh-Hant': '保留我的', en: 'Keep mine' },
  takeTheirs: { 'zh-Hans': '采用平台上的', 'zh-Hant': '採用平台上的', en: 'Take theirs' },
});
