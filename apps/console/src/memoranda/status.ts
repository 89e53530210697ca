import type { Schemas } from '@harbourlink/api-client';
import { defineTexts } from '../language/texts.js';
import type { Tone } from '../parts/status-tag.js';

export type Memorandum = Schemas['mou-tracker']['MemorandumResponse'];
export type Stage = Memorandum['stage'];
export type Life = Memorandum['status'];
export type Milestone = Memorandum['milestones'][number];

/** What has happened to a memorandum, in the order of its way. */
export const stages: readonly Stage[] = ['draft', 'negotiating', 'signed', 'implementing', 'delivered'];
/** Whether it is alive: apart from the stage. */
export const lives: readonly Life[] = ['active', 'on-hold', 'lapsed', 'terminated'];

export const stageTones: Readonly<Record<Stage, Tone>> = {
  draft: 'plain',
  negotiating: 'sea',
  signed: 'plum',
  implementing: 'sea',
  delivered: 'jade',
};

export const lifeTones: Readonly<Record<Life, Tone>> = {
  active: 'jade',
  'on-hold': 'amber',
  lapsed: 'plain',
  terminated: 'coral',
};

export const milestoneTones: Readonly<Record<Milestone['status'] | 'overdue', Tone>> = {
  planned: 'sea',
  overdue: 'amber',
  reached: 'jade',
  dropped: 'plain',
};

export const memorandumWords = defineTexts('memorandum-words', {
  'stage.draft': { 'zh-Hans': '草拟', 'zh-Hant': '草擬', en: 'Draft' },
  'stage.negotiating': { 'zh-Hans': '磋商中', 'zh-Hant': '磋商中', en: 'Negotiating' },
  'stage.signed': { 'zh-Hans': '已签署', 'zh-Hant': '已簽署', en: 'Signed' },
  'stage.implementing': { 'zh-Hans': '落实中', 'zh-Hant': '落實中', en: 'Implementing' },
  'stage.delivered': { 'zh-Hans': '已落实', 'zh-Hant': '已落實', en: 'Delivered' },
  'life.active': { 'zh-Hans': '有效', 'zh-Hant': '有效', en: 'Active' },
  'life.on-hold': { 'zh-Hans': '暂停', 'zh-Hant': '暫停', en: 'On hold' },
  'life.lapsed': { 'zh-Hans': '已失效', 'zh-Hant': '已失效', en: 'Lapsed' },
  'life.terminated': { 'zh-Hans': '已终止', 'zh-Hant': '已終止', en: 'Terminated' },
  'milestone.planned': { 'zh-Hans': '待完成', 'zh-Hant': '待完成', en: 'Planned' },
  'milestone.overdue': { 'zh-Hans': '已逾期', 'zh-Hant': '已逾期', en: 'Overdue' },
  'milestone.reached': { 'zh-Hans': '已达成', 'zh-Hant': '已達成', en: 'Reached' },
  'milestone.dropped': { 'zh-Hans': '已取消', 'zh-Hant': '已取消', en: 'Dropped' },
});
