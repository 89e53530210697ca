// What a user would otherwise pick, each through its own API at its best settings: jobs of ~400 bytes, a handler that does
// nothing. Each fills its table, then tells in how many seconds it was empty.
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { complain } from './backbone.mjs';
import { timed } from './bench.mjs';

const job = { text: 'x'.repeat(384) };
const filling = 5_000;

/** Batches of 2,000, as the sequencer's: locked, read and deleted by one connection. */
export async function bareLoop({ admin, url }, events) {
  await admin.query(`DROP TABLE IF EXISTS bare`);
  await admin.query('CREATE TABLE bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload bytea NOT NULL)');
  await admin.query(
    `INSERT INTO bare (payload) SELECT decode(repeat(md5(n::text), 24), 'hex') FROM generate_series(1, $1::int) AS n`,
    [events],
  );
  await admin.query('VACUUM (ANALYZE) bare');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await timed(async () => {
      for (let left = events; left > 0;) {
        await client.query('BEGIN');
        const { rows } = await client.query({
          name: 'lock',
          text: 'SELECT * FROM bare ORDER BY id LIMIT 2000 FOR UPDATE SKIP LOCKED',
        });
        await client.query({
          name: 'delete',
          text: 'DELETE FROM bare WHERE id = ANY($1)',
          values: [rows.map(({ id }) => id)],
        });
        await client.query('COMMIT');
        left -= rows.length;
      }
    });
  } finally {
    await client.end();
  }
}

/** As its own documentation tunes it for throughput: a local queue, completions in batches, many jobs at a time. */
const graphileSettings = {
  concurrentJobs: 24,
  maxPoolSize: 26,
  localQueue: { size: 500, refetchDelay: { durationMs: 10 } },
  completeJobBatchDelay: 0,
  failJobBatchDelay: 0,
};

export async function graphileWorker({ admin, url }, events) {
  await admin.query('DROP SCHEMA IF EXISTS graphile_worker CASCADE');
  // It would log every job.
  const logger = new Logger(() => () => undefined);
  const utils = await makeWorkerUtils({ connectionString: url, logger });
  await utils.migrate();
  for (let left = events; left > 0; left -= filling) {
    await utils.addJobs(Array.from({ length: Math.min(left, filling) }, () => ({ identifier: 'bench', payload: job })));
  }
  await utils.release();
  await admin.query('VACUUM (ANALYZE) graphile_worker._private_jobs');
  let runner;
  try {
    return await timed(async () => {
      const preset = { worker: graphileSettings };
      const taskList = { bench: () => undefined };
      runner = await run({ connectionString: url, noHandleSignals: true, crontab: '', logger, taskList, preset });
      await untilNone(admin, 'graphile_worker._private_jobs');
    });
  } finally {
    await runner?.stop();
  }
}

/** Batches as the sequencer's, two workers, no pause while batches are full, and a table of the queue's own. */
const bossSettings = { batchSize: 2_000, localConcurrency: 2, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 };

export async function pgBoss({ admin, url }, events) {
  await admin.query('DROP SCHEMA IF EXISTS pgboss CASCADE');
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
  boss.on('error', complain);
  await boss.start();
  try {
    await boss.createQueue('bench', { partition: true });
    for (let left = events; left > 0; left -= filling) {
      await boss.insert(
        'bench',
        Array.from({ length: Math.min(left, filling) }, () => ({ data: job })),
      );
    }
    await admin.query('VACUUM (ANALYZE) pgboss.job');
    return await timed(async () => {
      await boss.work('bench', bossSettings, async () => undefined);
      await untilNone(admin, `pgboss.job WHERE name = 'bench' AND state < 'completed'`);
    });
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function untilNone(admin, what) {
  while ((await admin.query(`SELECT EXISTS (SELECT 1 FROM ${what}) AS left`)).rows[0].left) await pause(20);
}
