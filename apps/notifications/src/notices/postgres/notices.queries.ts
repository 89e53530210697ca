import { Injectable } from '@nestjs/common';
import { instant } from '@harbourlink/kernel';
import type { Instant } from '@harbourlink/kernel';
import { MalformedCursor, UnitsOfWork, decodeCursor, keysetPage } from '@harbourlink/persistence';
import type { Page } from '@harbourlink/persistence';
import type { MessageValues } from '../../workflows/domain/occasion.js';
import type { SubjectKind } from '../../workflows/domain/workflow.js';
import type { WorkflowCode } from '../../workflows/domain/workflows.js';

/** A notice as it is stored: its words are made when it is read, in the reader's language. */
export interface StoredNotice {
  readonly id: string;
  /** Counts one person's notices. */
  readonly number: number;
  readonly workflowCode: WorkflowCode;
  readonly organisationId: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly values: MessageValues;
  readonly occurredAt: Instant;
  readonly readAt?: Instant;
}

interface NoticeRow {
  id: string;
  number: number;
  workflow_code: WorkflowCode;
  organisation_id: string;
  subject_kind: SubjectKind;
  subject_id: string;
  values: MessageValues;
  occurred_at: Date;
  read_at: Date | null;
}

export interface NoticesOf {
  readonly personId: string;
  readonly show: 'all' | 'unread';
  readonly limit: number;
  readonly cursor?: string;
}

@Injectable()
export class NoticesQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** The newest first. */
  page({ personId, show, limit, cursor }: NoticesOf): Promise<Page<StoredNotice>> {
    const before = cursor === undefined ? null : numberIn(cursor);
    return this.units.read(async (reader) => {
      const rows = await reader.query<NoticeRow>(
        `SELECT * FROM notice
          WHERE person_id = $1 AND ($2::int IS NULL OR number < $2) AND ($3 = 'all' OR read_at IS NULL)
          ORDER BY number DESC LIMIT $4`,
        [personId, before, show, limit + 1],
      );
      return keysetPage(rows, limit, (row) => [row.number], storedNotice);
    });
  }

  /** One notice of this person. */
  find(personId: string, noticeId: string): Promise<StoredNotice | undefined> {
    return this.units.read(async (reader) => {
      const [row] = await reader.query<NoticeRow>(`SELECT * FROM notice WHERE id = $1 AND person_id = $2`, [
        noticeId,
        personId,
      ]);
      return row && storedNotice(row);
    });
  }

  /** What a reader who has seen everything up to `number` has missed, the oldest first. */
  after(personId: string, number: number, limit: number): Promise<readonly StoredNotice[]> {
    return this.units.read(async (reader) => {
      const rows = await reader.query<NoticeRow>(
        `SELECT * FROM notice WHERE person_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
        [personId, number, limit],
      );
      return rows.map(storedNotice);
    });
  }

  /** How many this person has not read. */
  unread(personId: string): Promise<number> {
    return this.units.read(async (reader) => {
      const [row] = await reader.query<{ unread: number }>(
        `SELECT count(*)::int AS unread FROM notice WHERE person_id = $1 AND read_at IS NULL`,
        [personId],
      );
      return row?.unread ?? 0;
    });
  }

  /** The number of the person's newest notice; 0 when there is none. */
  newestNumber(personId: string): Promise<number> {
    return this.units.read(async (reader) => {
      const [row] = await reader.query<{ last: number }>(
        `SELECT coalesce(max(number), 0)::int AS last FROM notice WHERE person_id = $1`,
        [personId],
      );
      return row?.last ?? 0;
    });
  }
}

function numberIn(cursor: string): number {
  const [number] = decodeCursor(cursor, 1);
  if (typeof number !== 'number' || !Number.isInteger(number) || Math.abs(number) > 2 ** 31 - 1)
    throw new MalformedCursor();
  return number;
}

function storedNotice(row: NoticeRow): StoredNotice {
  const notice = {
    id: row.id,
    number: row.number,
    workflowCode: row.workflow_code,
    organisationId: row.organisation_id,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    values: row.values,
    occurredAt: instant(row.occurred_at),
  };
  return row.read_at === null ? notice : { ...notice, readAt: instant(row.read_at) };
}
