import type { Trilingual } from '@harbourlink/kernel';
import type { IntroductionStatus } from '../domain/introduction.js';

const text = (hans: string, hant: string, en: string): Trilingual => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

/** What people read for the state of an introduction. */
export const statusInWords: Readonly<Record<IntroductionStatus | 'not-proceeding', Trilingual>> = {
  proposed: text(
    '已提出，服务商正在检查利益冲突',
    '已提出，服務商正在檢查利益衝突',
    'Proposed: the providers check for conflicts of interest',
  ),
  'conflict-checked': text(
    '没有利益冲突，等候各方接受',
    '沒有利益衝突，等候各方接受',
    'No conflict of interest: waiting for all to accept',
  ),
  'in-progress': text('各方已接受，进行中', '各方已接受，進行中', 'Accepted by all: in progress'),
  closed: text('已结束', '已結束', 'Closed'),
  declined: text('已婉拒', '已婉拒', 'Declined'),
  conflicted: text('因利益冲突而终止', '因利益衝突而終止', 'Ended by a conflict of interest'),
  expired: text('已到期', '已到期', 'Expired'),
  withdrawn: text('已撤回', '已撤回', 'Withdrawn'),
  'not-proceeding': text(
    '这次引荐暂不进行，专员会继续协助。',
    '這次引薦暫不進行，專員會繼續協助。',
    'This introduction does not go ahead for now; your officer will continue to help.',
  ),
};
