import type { Reader, UnitOfWork } from '@harbourlink/persistence';

/** Who operates the service. */
export interface Operator {
  readonly personId: string;
}

export type OperatorActionKind =
  'replay' | 'discard' | 'pause' | 'resume' | 'rebuild' | 'cancel-rebuild' | 'refill' | 'apply-topics';

/** What somebody did to the service's events, and why. */
export interface OperatorAction {
  readonly action: OperatorActionKind;
  readonly lane?: string;
  readonly letter?: number;
  readonly reasonCode?: string;
  readonly note?: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

export interface RecordedAction extends OperatorAction {
  readonly id: number;
  readonly at: string;
  readonly personId: string;
}

/** Writes an action into the audit trail, in the transaction that does it. */
export async function recordAction(unit: UnitOfWork, by: Operator, action: OperatorAction): Promise<void> {
  await unit.query(
    `INSERT INTO operator_action (person_id, action, lane, letter, reason_code, note, details)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      by.personId,
      action.action,
      action.lane ?? null,
      action.letter ?? null,
      action.reasonCode ?? null,
      action.note ?? null,
      JSON.stringify(action.details ?? {}),
    ],
  );
}

interface ActionRow {
  id: string;
  at: Date;
  person_id: string;
  action: OperatorActionKind;
  lane: string | null;
  letter: string | null;
  reason_code: string | null;
  note: string | null;
  details: Record<string, string | number>;
}

/** The trail, newest first: `most` actions before the one with the number `before`. */
export async function actionsBefore(
  reader: Reader,
  before: number | undefined,
  most: number,
): Promise<RecordedAction[]> {
  const rows = await reader.query<ActionRow>(
    'SELECT * FROM operator_action WHERE $1::bigint IS NULL OR id < $1 ORDER BY id DESC LIMIT $2',
    [before ?? null, most],
  );
  return rows.map((row) => ({
    id: Number(row.id),
    at: row.at.toISOString(),
    personId: row.person_id,
    action: row.action,
    details: row.details,
    ...(row.lane === null ? {} : { lane: row.lane }),
    ...(row.letter === null ? {} : { letter: Number(row.letter) }),
    ...(row.reason_code === null ? {} : { reasonCode: row.reason_code }),
    ...(row.note === null ? {} : { note: row.note }),
  }));
}
