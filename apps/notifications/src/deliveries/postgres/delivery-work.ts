import { Injectable } from '@nestjs/common';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { MessageValues } from '../../workflows/domain/occasion.js';
import type { SubjectKind } from '../../workflows/domain/workflow.js';
import type { WorkflowCode } from '../../workflows/domain/workflows.js';

/** What is left to be sent, as one sender has claimed it. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly workflowCode: WorkflowCode;
  readonly messageId: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly values: MessageValues;
}

/** The queue of senders. A claim is a lease by the database's clock: whoever dies with one loses it. */
@Injectable()
export class DeliveryWork {
  constructor(private readonly units: UnitsOfWork) {}

  async add(
    unit: UnitOfWork,
    deliveryId: string,
    work: { values: MessageValues; subjectKind: SubjectKind; urgent: boolean },
  ): Promise<void> {
    await unit.query(
      `INSERT INTO delivery_work (delivery_id, "values", subject_kind, urgent) VALUES ($1, $2, $3, $4)`,
      [deliveryId, JSON.stringify(work.values), work.subjectKind, work.urgent],
    );
  }

  /** Claims what is due, urgent first. Two senders never get the same row while the lease lasts. */
  claim(limit: number, leaseSeconds: number): Promise<readonly ClaimedDelivery[]> {
    return this.units.run((unit) =>
      unit.query<ClaimedDelivery>(
        `WITH due AS (
           SELECT w.delivery_id FROM delivery_work w JOIN delivery d ON d.id = w.delivery_id
            WHERE d.status = 'waiting' AND d.due_at <= clock_timestamp() AND w.leased_until <= clock_timestamp()
            ORDER BY w.urgent DESC, d.due_at LIMIT $1 FOR UPDATE OF w SKIP LOCKED)
         UPDATE delivery_work w SET leased_until = clock_timestamp() + make_interval(secs => $2)
           FROM due, delivery d WHERE w.delivery_id = due.delivery_id AND d.id = w.delivery_id
         RETURNING d.id, d.person_id AS "personId", d.organisation_id AS "organisationId",
                   d.workflow_code AS "workflowCode", d.message_id AS "messageId", w.subject_kind AS "subjectKind",
                   d.subject_id AS "subjectId", w."values"`,
        [limit, leaseSeconds],
      ),
    );
  }

  /** The attempt is over and another will come: others may claim it when it is due. */
  async release(unit: UnitOfWork, deliveryId: string): Promise<void> {
    await unit.query(`UPDATE delivery_work SET leased_until = '-infinity' WHERE delivery_id = $1`, [deliveryId]);
  }

  /** Nothing is left to do; what was said is forgotten. */
  async finish(unit: UnitOfWork, deliveryId: string): Promise<void> {
    await unit.query(`DELETE FROM delivery_work WHERE delivery_id = $1`, [deliveryId]);
  }
}
