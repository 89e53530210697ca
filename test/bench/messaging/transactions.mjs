// Business transactions of 16 clients, with the sequencer running and without it, in turn.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { payload, sequencerOn, type } from './backbone.mjs';
import { timed } from './bench.mjs';
import { empty } from './database.mjs';

const clients = 16;
const aggregates = 2_000;

export async function transactions(bench) {
  const { admin, urlOf } = await bench.database();
  const total = { without: 0, with: 0 };
  for (const running of ['without', 'with', 'without', 'with']) {
    await empty(admin);
    const ids = Array.from({ length: aggregates }, () => randomUUID());
    await admin.query('INSERT INTO registry.thing SELECT id, 0, NULL FROM unnest($1::uuid[]) AS id', [ids]);
    const sequencer = sequencerOn(urlOf('registry', 'sequencer'), { idleMilliseconds: 5 });
    if (running === 'with') sequencer.start();
    const rate = await transactionsPerSecond(urlOf('registry', 'running'), ids, bench.seconds(8));
    await sequencer.stop();
    total[running] += rate;
    bench.progress(`${running} the sequencer: ${Math.round(rate)}/s`);
  }
  bench.report({
    name: 'business-tx-with-sequencer',
    value: total.with / 2,
    unit: '/s',
    peer: 'the same without it',
    peerValue: total.without / 2,
    goal: '0.75 of it',
  });
}

async function transactionsPerSecond(connectionString, ids, seconds) {
  const pool = new pg.Pool({ connectionString, options: '-c search_path=registry', max: clients });
  let done = 0;
  const until = performance.now() + seconds * 1_000;
  const client = async () => {
    for (; performance.now() < until; done += 1) await transact(pool, ids[Math.floor(Math.random() * ids.length)]);
  };
  try {
    const took = await timed(() => Promise.all(Array.from({ length: clients }, client)));
    return done / took;
  } finally {
    await pool.end();
  }
}

/** Lock the row, update it, insert the event: what every command does. */
async function transact(pool, id) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query({
      name: 'lock',
      text: 'SELECT version FROM thing WHERE id = $1 FOR UPDATE',
      values: [id],
    });
    const version = rows[0].version + 1;
    await client.query({ name: 'write', text: 'UPDATE thing SET version = $2 WHERE id = $1', values: [id, version] });
    await client.query({
      name: 'publish',
      text: `INSERT INTO outbox (event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id)
             VALUES ($1, 'registry.thing.v1', $2, $3, $4, $5, now(), $1)`,
      values: [randomUUID(), id, version, type, payload],
    });
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
