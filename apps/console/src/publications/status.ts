import type { Schemas } from '@harbourlink/api-client';
import { defineTexts } from '../language/texts.js';
import type { Tone } from '../parts/status-tag.js';

export type PublicationStatus = Schemas['enterprise-registry']['NeedResponse' | 'OfferResponse']['status'];

/** What each state of a need or an offer is called, and why one ended. */
export const publicationStatusTexts = defineTexts('publication-status', {
  draft: { 'zh-Hans': '草稿', 'zh-Hant': '草稿', en: 'Draft' },
  published: { 'zh-Hans': '已发布', 'zh-Hant': '已發布', en: 'Published' },
  ended: { 'zh-Hans': '已结束', 'zh-Hant': '已結束', en: 'Ended' },
  'ended.withdrawn': { 'zh-Hans': '已撤回', 'zh-Hant': '已撤回', en: 'Withdrawn' },
  'ended.met': { 'zh-Hans': '需求已满足', 'zh-Hant': '需求已滿足', en: 'The need was met' },
  'ended.expired': { 'zh-Hans': '到期结束', 'zh-Hant': '到期結束', en: 'Its time ran out' },
});

export const publicationStatuses = ['draft', 'published', 'ended'] as const satisfies readonly PublicationStatus[];

export const publicationTones: Readonly<Record<PublicationStatus, Tone>> = {
  draft: 'plain',
  published: 'jade',
  ended: 'plain',
};
