import type { AnyReceivedEvent } from '@harbourlink/messaging';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { QueryRunner } from 'typeorm';

/** The table of what a lane was given. Nothing in it is unique: what is applied twice is to be seen twice. */
export async function makeSeen(runner: QueryRunner, lane: string): Promise<void> {
  await runner.query(`
    CREATE TABLE ${lane}_seen (n bigint GENERATED ALWAYS AS IDENTITY, event_id uuid NOT NULL, key uuid NOT NULL,
                               version int NOT NULL, token text NOT NULL, amount bigint)`);
  await runner.query(`CREATE INDEX ON ${lane}_seen (key)`);
}

export async function see(unit: UnitOfWork, lane: string, event: AnyReceivedEvent, token: string): Promise<void> {
  await unit.query(`INSERT INTO ${lane}_seen (event_id, key, version, token) VALUES ($1, $2, $3, $4)`, [
    event.id,
    event.key,
    event.version,
    token,
  ]);
}
