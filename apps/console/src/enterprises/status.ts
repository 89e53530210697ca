import type { Schemas } from '@harbourlink/api-client';
import { defineTexts } from '../language/texts.js';
import type { Tone } from '../parts/status-tag.js';

export type EnterpriseStatus = Schemas['enterprise-registry']['EnterpriseResponse']['status'];

/** What each state of a profile is called. */
export const enterpriseStatusTexts = defineTexts('enterprise-status', {
  prospect: { 'zh-Hans': '潜在企业', 'zh-Hant': '潛在企業', en: 'Prospect' },
  draft: { 'zh-Hans': '草稿', 'zh-Hant': '草稿', en: 'Draft' },
  submitted: { 'zh-Hans': '待核查', 'zh-Hant': '待核查', en: 'Awaiting check' },
  'changes-requested': { 'zh-Hans': '需修改', 'zh-Hant': '需修改', en: 'Changes requested' },
  checked: { 'zh-Hans': '已核查', 'zh-Hant': '已核查', en: 'Checked' },
  'not-accepted': { 'zh-Hans': '不予接纳', 'zh-Hant': '不予接納', en: 'Not accepted' },
  suspended: { 'zh-Hans': '已暂停', 'zh-Hant': '已暫停', en: 'Suspended' },
  withdrawn: { 'zh-Hans': '已退出', 'zh-Hant': '已退出', en: 'Withdrawn' },
  'revision.draft': { 'zh-Hans': '修订草稿', 'zh-Hant': '修訂草稿', en: 'Revision being drafted' },
  'revision.submitted': { 'zh-Hans': '修订待核查', 'zh-Hant': '修訂待核查', en: 'Revision awaiting check' },
  'revision.changes-requested': { 'zh-Hans': '修订需修改', 'zh-Hant': '修訂需修改', en: 'Revision: changes requested' },
});

export const enterpriseTones: Readonly<Record<EnterpriseStatus, Tone>> = {
  prospect: 'plum',
  draft: 'plain',
  submitted: 'amber',
  'changes-requested': 'coral',
  checked: 'jade',
  'not-accepted': 'coral',
  suspended: 'coral',
  withdrawn: 'plain',
};
