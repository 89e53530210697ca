import { decodeEvent, typeOf } from '@harbourlink/contracts';
import {
  MemorandumHeldSchema,
  MemorandumTerminatedSchema,
  OutcomeDisputedSchema,
  OutcomeSentBackSchema,
} from '@harbourlink/contracts/mou';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Told {
  readonly id: string;
  readonly payload: Buffer;
}

/**
 * Why a memorandum is on hold or was terminated, and what halted an outcome, also one that was corrected since. What waits
 * for a correction is found by who claimed it.
 */
export class WhyItStands1764000000004 implements MigrationInterface {
  name = 'WhyItStands1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE memorandum ADD COLUMN reason_code text`);
    await runner.query(`ALTER TABLE outcome ADD COLUMN halted_as text`);
    await runner.query(`
      CREATE INDEX outcome_to_correct ON outcome (claimed_by_person_id, id) WHERE status IN ('disputed', 'sent-back')`);
    // Both were told from the beginning. What of the journal is archived stays unknown.
    for (const [status, schema] of [
      ['on-hold', MemorandumHeldSchema],
      ['terminated', MemorandumTerminatedSchema],
    ] as const) {
      const held: Told[] = await runner.query(
        `SELECT DISTINCT ON (m.id) m.id, e.payload
           FROM memorandum m JOIN (${everyEvent}) e ON e.aggregate_id = m.id AND e.type = $2 AND e.payload IS NOT NULL
          WHERE m.status = $1 ORDER BY m.id, e.version DESC`,
        [status, typeOf(schema)],
      );
      for (const { id, payload } of held) {
        const { reasonCode } = decodeEvent(schema, payload);
        await runner.query(`UPDATE memorandum SET reason_code = $2 WHERE id = $1`, [id, reasonCode]);
      }
    }
    for (const [haltedAs, schema] of [
      ['disputed', OutcomeDisputedSchema],
      ['sent-back', OutcomeSentBackSchema],
    ] as const) {
      await runner.query(
        `UPDATE outcome o SET halted_as = $1
          WHERE o.status = $1 OR EXISTS (SELECT FROM (${everyEvent}) e WHERE e.aggregate_id = o.id AND e.type = $2)`,
        [haltedAs, typeOf(schema)],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX outcome_to_correct`);
    await runner.query(`ALTER TABLE outcome DROP COLUMN halted_as`);
    await runner.query(`ALTER TABLE memorandum DROP COLUMN reason_code`);
  }
}

const everyEvent = `
  SELECT aggregate_id, version, type, payload FROM journal
  UNION ALL SELECT aggregate_id, version, type, payload FROM outbox`;
