import type { DataSource } from 'typeorm';
import { rolesOf } from './provision.js';

/**
 * Runs what is missing of the data source's migrations as the owner role, one at a time over all replicas, and lets the
 * running role use every table except those of `reserved`, whose rights their own migration settles.
 * Returns the names of the migrations that ran.
 */
export async function migrate(source: DataSource, service: string, reserved: readonly string[]): Promise<string[]> {
  const roles = rolesOf(service);
  const runner = source.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('SELECT pg_advisory_lock(hashtext($1))', [`migrate:${service}`]);
    const ran = await source.runMigrations({ transaction: 'each' });
    // Only what is missing: hundreds of grants at every start would be for nothing.
    const tables: { table: string }[] = await runner.query(
      `SELECT quote_ident(c.relname) AS table
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL($2)
          AND NOT (has_table_privilege($3, c.oid, 'SELECT') AND has_table_privilege($3, c.oid, 'INSERT')
               AND has_table_privilege($3, c.oid, 'UPDATE') AND has_table_privilege($3, c.oid, 'DELETE'))`,
      [service, ['migration', ...reserved], roles.running],
    );
    for (const { table } of tables)
      await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${service}.${table} TO ${roles.running}`);
    await runner.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${service} TO ${roles.running}`);
    return ran.map((migration) => migration.name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock(hashtext($1))', [`migrate:${service}`]);
    await runner.release();
  }
}
