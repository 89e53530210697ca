import type { QueryRunner } from 'typeorm';

/** Gives a table another primary key, however long that takes: a full one takes longer than a transaction may otherwise. */
export async function giveKey(runner: QueryRunner, table: string, columns: string): Promise<void> {
  await runner.query('SET LOCAL transaction_timeout = 0');
  await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_pkey, ADD PRIMARY KEY (${columns})`);
}
