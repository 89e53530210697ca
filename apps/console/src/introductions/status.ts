import { defineTexts } from '../language/texts.js';
import type { Tone } from '../parts/status-tag.js';
import type { Introduction } from './introductions.queries.js';

export type IntroductionStatus = Introduction['status'];

/** What the state of an introduction is called, in a word or two. */
export const statusTexts = defineTexts('introductions.status', {
  proposed: { 'zh-Hans': '利益冲突检查中', 'zh-Hant': '利益衝突檢查中', en: 'Conflict check' },
  'conflict-checked': { 'zh-Hans': '等候各方接受', 'zh-Hant': '等候各方接受', en: 'Waiting for answers' },
  'in-progress': { 'zh-Hans': '进行中', 'zh-Hant': '進行中', en: 'In progress' },
  closed: { 'zh-Hans': '已结束', 'zh-Hant': '已結束', en: 'Closed' },
  declined: { 'zh-Hans': '已婉拒', 'zh-Hant': '已婉拒', en: 'Declined' },
  conflicted: { 'zh-Hans': '有利益冲突', 'zh-Hant': '有利益衝突', en: 'Conflict of interest' },
  expired: { 'zh-Hans': '已到期', 'zh-Hant': '已到期', en: 'Expired' },
  withdrawn: { 'zh-Hans': '已撤回', 'zh-Hant': '已撤回', en: 'Withdrawn' },
  'not-proceeding': { 'zh-Hans': '暂不进行', 'zh-Hant': '暫不進行', en: 'Not going ahead' },
});

export const statusTones: Readonly<Record<IntroductionStatus, Tone>> = {
  proposed: 'amber',
  'conflict-checked': 'amber',
  'in-progress': 'sea',
  closed: 'jade',
  declined: 'coral',
  conflicted: 'coral',
  expired: 'plain',
  withdrawn: 'plain',
  'not-proceeding': 'plain',
};

/** What a list can be narrowed to. */
export const statuses = [
  'proposed',
  'conflict-checked',
  'in-progress',
  'closed',
  'declined',
  'conflicted',
  'expired',
  'withdrawn',
] as const satisfies readonly IntroductionStatus[];
export type ListedStatus = (typeof statuses)[number];
