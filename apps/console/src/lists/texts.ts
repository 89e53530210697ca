import { defineTexts } from '../language/texts.js';

export const listTexts = defineTexts('lists', {
  order: { 'zh-Hans': '排序', 'zh-Hant': '排序', en: 'Order' },
  'order.newest': { 'zh-Hans': '最新在前', 'zh-Hant': '最新在前', en: 'Newest first' },
  'order.oldest': { 'zh-Hans': '最早在前', 'zh-Hant': '最早在前', en: 'Oldest first' },
});
