// The limit of the machine for a handler: its statements alone, on a table of marks instead of an inbox.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { payload } from './backbone.mjs';
import { timed } from './bench.mjs';

const effect = `INSERT INTO thing VALUES ($1, 1, now()) ON CONFLICT (id) DO UPDATE SET version = thing.version + 1`;
const ownEvent = `INSERT INTO outbox (event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id)
                  VALUES ($1, 'matching.thing.v1', $2, 1, 'bench.Caused', $3, now(), $1)`;

/** Mark, effect, own event and commit for each of the events; events a second. */
export async function marksOneByOne(database, events, clients) {
  const { pool, ids } = await fillMarks(database, events, clients);
  let next = 0;
  const client = async () => {
    const one = await pool.connect();
    for (let at = next++; at < events; at = next++) {
      await one.query('BEGIN');
      await one.query({ name: 'mark', text: 'UPDATE mark SET done = true WHERE id = $1', values: [ids[at]] });
      await one.query({ name: 'effect', text: effect, values: [ids[at % 20_000]] });
      await one.query({ name: 'own', text: ownEvent, values: [randomUUID(), ids[at], payload] });
      await one.query('COMMIT');
    }
    one.release();
  };
  const seconds = await timed(() => Promise.all(Array.from({ length: clients }, client)));
  await pool.end();
  return events / seconds;
}

/** 500 marks, their upsert and one commit at a time, by one connection; events a second. */
export async function marksTogether(database, events) {
  const { pool, ids } = await fillMarks(database, events, 1);
  const seconds = await timed(async () => {
    for (let start = 0; start < events; start += 500) {
      const some = ids.slice(start, start + 500);
      const one = await pool.connect();
      await one.query('BEGIN');
      await one.query({ name: 'read', text: 'SELECT * FROM mark WHERE id = ANY($1)', values: [some] });
      await one.query({ name: 'marks', text: 'UPDATE mark SET done = true WHERE id = ANY($1)', values: [some] });
      await one.query({
        name: 'effects',
        text: `INSERT INTO thing SELECT id, 1, now() FROM unnest($1::uuid[]) AS id
               ON CONFLICT (id) DO UPDATE SET version = thing.version + 1`,
        values: [ids.slice(start % 20_000, (start % 20_000) + some.length)],
      });
      await one.query('COMMIT');
      one.release();
    }
  });
  await pool.end();
  return events / seconds;
}

async function fillMarks({ admin, url }, events, clients) {
  const ids = Array.from({ length: events }, () => randomUUID());
  await admin.query('TRUNCATE matching.thing, matching.outbox');
  await admin.query('DROP TABLE IF EXISTS matching.mark');
  await admin.query('CREATE TABLE matching.mark (id uuid PRIMARY KEY, payload bytea NOT NULL, done boolean NOT NULL)');
  await admin.query('INSERT INTO matching.mark SELECT id, $2, false FROM unnest($1::uuid[]) AS id', [ids, payload]);
  await admin.query('VACUUM (ANALYZE) matching.mark');
  return { ids, pool: new pg.Pool({ connectionString: url, options: '-c search_path=matching', max: clients }) };
}
