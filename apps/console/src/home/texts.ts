import { defineTexts } from '../language/texts.js';

export const texts = defineTexts('home', {
  hello: { 'zh-Hans': '{name}，您好', 'zh-Hant': '{name}，您好', en: 'Good day, {name}' },
});
