import { defineTexts } from '../language/texts.js';
import type { Tone } from '../parts/status-tag.js';
import type { Suggestion } from './candidates.queries.js';

/** What the state of a suggestion is called. */
export const suggestionWords = defineTexts('suggestion-words', {
  'status.suggested': { 'zh-Hans': '已建议', 'zh-Hant': '已建議', en: 'Suggested' },
  'status.shortlisted': { 'zh-Hans': '已列入短名单', 'zh-Hant': '已列入短名單', en: 'On the shortlist' },
  'status.dismissed': { 'zh-Hans': '不采用', 'zh-Hant': '不採用', en: 'Dismissed' },
  'status.lapsed': { 'zh-Hans': '已失效', 'zh-Hant': '已失效', en: 'Lapsed' },
});

export const suggestionTones: Readonly<Record<Suggestion['status'], Tone>> = {
  suggested: 'plain',
  shortlisted: 'plum',
  dismissed: 'coral',
  lapsed: 'plain',
};
