import type { Schemas } from '@harbourlink/api-client';
import { defineTexts } from '../language/texts.js';
import type { Tone } from '../parts/status-tag.js';

export type ImportState = Schemas['enterprise-registry']['ImportResponse']['state'];

/** What each state of an import is called. */
export const importStateTexts = defineTexts('import-state', {
  'state.waiting': { 'zh-Hans': '等候中', 'zh-Hant': '等候中', en: 'Waiting' },
  'state.running': { 'zh-Hans': '进行中', 'zh-Hant': '進行中', en: 'Running' },
  'state.done': { 'zh-Hans': '已完成', 'zh-Hant': '已完成', en: 'Done' },
  'state.cancelled': { 'zh-Hans': '已取消', 'zh-Hant': '已取消', en: 'Cancelled' },
  'state.failed': { 'zh-Hans': '中断', 'zh-Hant': '中斷', en: 'Broken off' },
});

export const importTones: Readonly<Record<ImportState, Tone>> = {
  waiting: 'plain',
  running: 'sea',
  done: 'jade',
  cancelled: 'amber',
  failed: 'coral',
};
