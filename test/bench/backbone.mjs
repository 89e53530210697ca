// Measures the backbone: npm run bench -- [--events 1000000] [--only drain,transactions,latency,handlers]
import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Consumer, JournalTransport, Outbox, Sequencer } from '@harbourlink/messaging';
import { dataSource, UnitsOfWork } from '@harbourlink/persistence';
import pg from 'pg';
import { empty, fillOutbox, settings, startDatabase } from './backbone-database.mjs';

const { values: asked } = parseArgs({
  options: {
    events: { type: 'string', default: '200000' },
    only: { type: 'string', default: 'drain,transactions,latency,handlers' },
  },
  allowPositionals: true,
});
const total = Number(asked.events);
const payload = Buffer.alloc(384, 7);
const database = await startDatabase();
const { admin } = database;
const sources = [];

console.log(`${new Date().toISOString()}  ${cpus().length} cores  PostgreSQL with ${JSON.stringify(settings)}`);
const parts = { drain, transactions, latency, handlers };
for (const part of asked.only.split(',')) await parts[part]();
for (const source of sources) await source.destroy();
await database.stop();

async function unitsOf(schema) {
  const source = dataSource({ url: database.urlOf(schema, 'running'), schema, applicationName: 'bench', poolSize: 20 });
  await source.initialize();
  sources.push(source);
  return { units: new UnitsOfWork(source) };
}

function sequencer(options = {}) {
  const report = (problem) => console.error(problem);
  return new Sequencer({
    url: database.urlOf('registry', 'sequencer'),
    schema: 'registry',
    onError: report,
    onAlarm: report,
    ...options,
  });
}

async function timed(work) {
  const started = performance.now();
  const result = await work();
  return { seconds: (performance.now() - started) / 1000, result };
}

function say(what, figure, goal) {
  console.log(`${what.padEnd(90)} ${figure.padStart(16)}${goal ? `   goal ${goal}` : ''}`);
}

function perSecond(count, seconds) {
  return `${Math.round(count / seconds).toLocaleString('en')}/s`;
}

async function drain() {
  // In turn every event of a batch belongs to another aggregate: the worst case for comparing versions.
  for (const [snapshot, keys] of [
    ['without', 20_000],
    ['with', 20_000],
    ['without', 100],
  ]) {
    await empty(admin);
    await fillOutbox(admin, total, keys);
    const old = new pg.Client({ connectionString: database.urlOf('registry', 'owner') });
    await old.connect();
    if (snapshot === 'with')
      await old.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM registry.sequencer');
    const one = sequencer();
    const { seconds } = await timed(async () => {
      while (await one.pass());
    });
    await one.stop();
    await old.end();
    say(
      `sequencer drains ${total} events of ~400 B of ${keys} aggregates, ${snapshot} an old open snapshot`,
      perSecond(total, seconds),
      '50,000/s',
    );
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
             VALUES ($1, 'registry.thing.v1', $2, $3, 'bench.Happened', $4, now(), $1)`,
      values: [randomUUID(), id, version, payload],
    });
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

async function transactions() {
  const rates = {};
  for (const running of ['without', 'with', 'without', 'with']) {
    await empty(admin);
    const ids = Array.from({ length: 2_000 }, () => randomUUID());
    await admin.query('INSERT INTO registry.thing SELECT id, 0, NULL FROM unnest($1::uuid[]) AS id', [ids]);
    const pool = new pg.Pool({
      connectionString: database.urlOf('registry', 'running'),
      options: '-c search_path=registry',
      max: 16,
    });
    const one = sequencer({ idleMilliseconds: 5 });
    if (running === 'with') one.start();
    let done = 0;
    const until = performance.now() + 8_000;
    const client = async () => {
      for (; performance.now() < until; done += 1) await transact(pool, ids[Math.floor(Math.random() * ids.length)]);
    };
    const { seconds } = await timed(() => Promise.all(Array.from({ length: 16 }, client)));
    await one.stop();
    await pool.end();
    rates[running] = (rates[running] ?? 0) + done / seconds / 2;
  }
  say('business transactions, 16 clients, without the sequencer', perSecond(rates.without, 1));
  say('business transactions, 16 clients, with it', perSecond(rates.with, 1));
  say('  ratio', (rates.with / rates.without).toFixed(2), '0.75');
}

function lane(name, contract, handle) {
  const wanted = { type: 'bench.Happened', topic: 'registry.enterprise.v1', decode: (bytes) => bytes };
  return {
    name,
    kind: 'projection',
    tables: [],
    start: 'beginning',
    wants: new Map([[wanted.type, wanted]]),
    contract,
    handle,
  };
}

function consumerOf({ units }, lanes, options = {}) {
  const report = (problem) => console.error(problem);
  const transport = new JournalTransport(units, database.urlOf('matching', 'running'), report);
  const reporting = { onError: report, onAlarm: report, onFailure: (_, __, error) => report(error) };
  return new Consumer(lanes, units, transport, {
    schema: 'matching',
    isKnownType: () => true,
    ...reporting,
    ...options,
  });
}

async function latency() {
  for (const rate of [100, 1_000]) {
    await empty(admin);
    const publisher = await unitsOf('registry');
    const subscriber = await unitsOf('matching');
    const outbox = new Outbox('registry');
    const committed = new Map();
    const delays = [];
    const handle = async (event) => {
      await subscriber.units.run((unit) =>
        unit.query('INSERT INTO thing VALUES ($1, $2, now())', [event.id, event.version]),
      );
      delays.push(performance.now() - committed.get(event.key));
    };
    const consumer = consumerOf(subscriber, [lane('latency', 'single', handle)], { workers: 8 });
    const one = sequencer();
    one.start();
    await consumer.start();
    const sent = [];
    const count = rate * 8;
    const started = performance.now();
    for (let n = 0; n < count; n += 1) {
      const due = started + (n * 1000) / rate;
      const early = due - performance.now();
      if (early > 0) await pause(early);
      const key = randomUUID();
      const event = { topic: 'registry.enterprise.v1', key, version: 1, type: 'bench.Happened', payload };
      sent.push(
        publisher.units.run((unit) => outbox.append(unit, [event])).then(() => committed.set(key, performance.now())),
      );
    }
    await Promise.all(sent);
    const offered = count / ((performance.now() - started) / 1000);
    while (delays.length < count) await pause(20);
    await consumer.stop();
    await one.stop();
    delays.sort((a, b) => a - b);
    const at = (share) => `${(delays[Math.floor(delays.length * share)] ?? 0).toFixed(1)} ms`;
    say(
      `commit to end of handler at ${Math.round(offered)}/s, one process: p50, p95`,
      `${at(0.5)}, ${at(0.95)}`,
      rate === 1_000 ? 'p95 50 ms' : '',
    );
  }
}

async function handlers() {
  const subscriber = await unitsOf('matching');
  const outbox = new Outbox('matching');
  const apply = `INSERT INTO thing SELECT * FROM unnest($1::uuid[], $2::int[], $3::timestamptz[])
                 ON CONFLICT (id) DO UPDATE SET version = excluded.version, at = excluded.at`;
  const singly = async (event) => {
    await subscriber.units.run(async (unit) => {
      await unit.query(
        'INSERT INTO thing VALUES ($1, $2, now()) ON CONFLICT (id) DO UPDATE SET version = excluded.version',
        [event.key, event.version],
      );
      const caused = {
        topic: 'matching.thing.v1',
        key: event.key,
        version: event.version,
        type: 'bench.Caused',
        payload,
      };
      await outbox.append(unit, [caused]);
    });
  };
  const together = async (events) => {
    const last = new Map(events.map((event) => [event.key, event]));
    const rows = [...last.values()];
    const columns = [rows.map((e) => e.key), rows.map((e) => e.version), rows.map((e) => e.occurredAt)];
    await subscriber.units.run((unit) => unit.query(apply, columns));
  };
  const runs = [
    ['one at a time (effect and own event), 1 worker', 10_000, 'single', singly, { workers: 1 }, ''],
    ['one at a time (effect and own event), 8 workers', 20_000, 'single', singly, { workers: 8 }, '3,000/s'],
    ['one at a time (effect and own event), 16 workers', 20_000, 'single', singly, { workers: 16 }, '3,000/s'],
    ['set-based, 500 in a transaction', 100_000, 'batch', together, { batchSize: 500 }, '50,000/s'],
  ];
  for (const [what, events, contract, handle, options, goal] of runs) {
    await empty(admin);
    await fillOutbox(admin, events, Math.min(events, 20_000));
    const one = sequencer();
    while (await one.pass());
    await one.stop();
    await fillInbox(subscriber, events, lane('bench', contract, handle));
    const consumer = consumerOf(subscriber, [lane('bench', contract, handle)], options);
    const { seconds } = await timed(async () => {
      await consumer.start();
      await untilDone();
    });
    await consumer.stop();
    say(`handlers, ${what}`, perSecond(events, seconds), goal);
  }
}

/** Brings everything into the inbox before the clock starts, and tells how fast that was. */
async function fillInbox(subscriber, events, bench) {
  const idle = { ...bench, contract: 'single' };
  const feeding = consumerOf(subscriber, [idle], { workers: 0, pauseAbove: 10_000_000 });
  const { seconds } = await timed(async () => {
    await feeding.start();
    while (Number((await admin.query('SELECT count(*) FROM matching.inbox')).rows[0].count) < events) await pause(50);
  });
  await feeding.stop();
  await admin.query('VACUUM (ANALYZE) matching.inbox');
  say(`  stored in the inbox before (${events})`, perSecond(events, seconds));
}

async function untilDone() {
  const left = `SELECT EXISTS (SELECT 1 FROM matching.inbox WHERE state IN ('pending', 'held')) AS left`;
  while ((await admin.query(left)).rows[0].left) await pause(200);
}
