import { defineTexts } from '../language/texts.js';
import type { Tone } from '../parts/status-tag.js';
import type { Meeting } from './meetings.queries.js';

export type MeetingStatus = Meeting['status'];

export const statusTexts = defineTexts('meetings.status', {
  'status.arranged': { 'zh-Hans': '已安排', 'zh-Hant': '已安排', en: 'Arranged' },
  'status.held': { 'zh-Hans': '已举行', 'zh-Hant': '已舉行', en: 'Held' },
  'status.cancelled': { 'zh-Hans': '已取消', 'zh-Hant': '已取消', en: 'Cancelled' },
});

export const statusTones: Readonly<Record<MeetingStatus, Tone>> = {
  arranged: 'amber',
  held: 'jade',
  cancelled: 'plain',
};
