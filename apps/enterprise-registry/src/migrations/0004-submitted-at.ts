import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a firm submitted its profile last: the queue of an office is in that order. */
export class SubmittedAt1764000000004 implements MigrationInterface {
  name = 'SubmittedAt1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE enterprise ADD COLUMN submitted_at timestamptz`);
    // Events of before do not tell the moment, but each was written when it happened. What of the journal is archived
    // stays unknown.
    await runner.query(`
      UPDATE enterprise e SET submitted_at = told.submitted_at
        FROM (SELECT aggregate_id, date_trunc('milliseconds', max(occurred_at)) AS submitted_at
                FROM (SELECT aggregate_id, type, occurred_at FROM journal
                      UNION ALL SELECT aggregate_id, type, occurred_at FROM outbox) AS event
               WHERE type IN ('harbourlink.registry.v1.EnterpriseSubmitted',
                              'harbourlink.registry.v1.EnterpriseRevisionSubmitted')
               GROUP BY aggregate_id) AS told
       WHERE told.aggregate_id = e.id`);
    await runner.query(`DROP INDEX enterprise_awaits_check`);
    // Of whom the moment is not known, nobody waits longer.
    await runner.query(`
      CREATE INDEX enterprise_waits_since ON enterprise ((COALESCE(submitted_at, '-infinity')), id) WHERE awaits_check`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX enterprise_waits_since`);
    await runner.query(`CREATE INDEX enterprise_awaits_check ON enterprise (id) WHERE awaits_check`);
    await runner.query(`ALTER TABLE enterprise DROP COLUMN submitted_at`);
  }
}
