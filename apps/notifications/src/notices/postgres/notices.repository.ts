import { Injectable } from '@nestjs/common';
import { newId } from '@harbourlink/kernel';
import type { Instant } from '@harbourlink/kernel';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { MessageValues } from '../../workflows/domain/occasion.js';
import type { SubjectKind } from '../../workflows/domain/workflow.js';
import type { WorkflowCode } from '../../workflows/domain/workflows.js';

/** A notice about to be written. */
export interface NewNotice {
  readonly personId: string;
  readonly eventId: string;
  readonly workflowCode: WorkflowCode;
  readonly organisationId: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly values: MessageValues;
  readonly occurredAt: Instant;
}

/** Writes notices, each event, person and workflow once. */
@Injectable()
export class NoticesRepository {
  /**
   * Adds a notice with the person's next number, or nothing when it is there already. The counter's row lock makes the
   * notices of one person commit in the order of their numbers; callers go through people in the order of their ids.
   */
  async add(unit: UnitOfWork, notice: NewNotice): Promise<void> {
    await unit.query(
      `WITH counter AS (
         INSERT INTO notice_counter AS c (person_id, last) VALUES ($2, 1)
         ON CONFLICT (person_id) DO UPDATE SET last = c.last + 1 RETURNING last)
       INSERT INTO notice (id, person_id, number, event_id, workflow_code, organisation_id, subject_kind, subject_id,
                           "values", occurred_at)
       SELECT $1, $2, counter.last, $3, $4, $5, $6, $7, $8, $9 FROM counter
       ON CONFLICT (event_id, person_id, workflow_code) DO NOTHING`,
      [
        newId(),
        notice.personId,
        notice.eventId,
        notice.workflowCode,
        notice.organisationId,
        notice.subjectKind,
        notice.subjectId,
        JSON.stringify(notice.values),
        notice.occurredAt,
      ],
    );
  }

  /** Marks the person's notice as read, the first time; false when there is no such notice of theirs. */
  async markRead(unit: UnitOfWork, personId: string, noticeId: string): Promise<boolean> {
    const rows = await unit.query(
      `UPDATE notice SET read_at = coalesce(read_at, $3) WHERE id = $1 AND person_id = $2 RETURNING id`,
      [noticeId, personId, unit.now],
    );
    return rows.length === 1;
  }
}
