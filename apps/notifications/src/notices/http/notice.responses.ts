import { Code, Moment, Text, Uuid, Whole } from '@harbourlink/service-kit/http';
import type { Language } from '@harbourlink/kernel';
import { messageFor } from '../../workflows/domain/message.js';
import { pagePathOf } from '../../workflows/domain/pages.js';
import { workflowCodes } from '../../workflows/domain/workflows.js';
import type { StoredNotice } from '../postgres/notices.queries.js';

export class NoticeResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 1_000_000_000, description: "Counts the reader's notices; the event id of the live stream" })
  number!: number;

  @Code(workflowCodes)
  workflowCode!: string;

  @Text({ max: 64, description: 'The organisation on whose behalf the person is told' })
  organisationId!: string;

  @Text({ max: 500, description: "In the reader's language" })
  subject!: string;

  @Text({ max: 2000, description: "In the reader's language" })
  body!: string;

  @Text({ max: 100, description: 'The words of the button' })
  action!: string;

  @Text({ max: 200, description: 'The page that shows what it is about' })
  page!: string;

  @Uuid({ description: 'The enterprise, suggestion, introduction, memorandum or outcome it is about' })
  subjectId!: string;

  @Moment()
  occurredAt!: string;

  @Moment({ optional: true, description: 'Absent: unread' })
  readAt?: string;
}

export class UnreadNoticesResponse {
  @Whole({ min: 0, max: 1_000_000_000 })
  unread!: number;
}

/** A notice in the reader's words. */
export function noticeResponse(notice: StoredNotice, language: Language): NoticeResponse {
  const { values, subjectKind, ...facts } = notice;
  const { title: _, ...words } = messageFor(notice.workflowCode, values, language);
  return { ...facts, ...words, page: pagePathOf(subjectKind, notice.subjectId) };
}
