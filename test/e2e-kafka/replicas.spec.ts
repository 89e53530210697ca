import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPlatform, Trouble, type Platform } from '@harbourlink/launcher';
import { Person, samplePeople, walkOneChain } from '@harbourlink/platform-client';
import { eventually } from '@harbourlink/testing';
import { LiveReader } from './live-reader.js';

let folder: string;
let platform: Platform;
let database: Client;
let sample: Awaited<ReturnType<typeof samplePeople>>;

/** A request that met a replica that is gone is asked again: it never arrived, or has an idempotency key. */
const patience = { attempts: 80, pauseMilliseconds: 250 };

/** Somebody who goes in by the first gateway, or by the second. */
const as = (key: string, door = 0): Person =>
  new Person(platform.replicas.gateway[door] ?? '', sample(key).personId, patience);

async function rows<Row extends object>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
  return (await database.query<Row>(sql, parameters)).rows;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harbourlink-e2e-kafka-'));
  platform = await startPlatform({
    data: join(folder, 'data'),
    run: 'processes',
    sample: 'first-start',
    backbone: {},
    replicas: { matching: 2, notifications: 2, gateway: 2 },
  }).catch(withItsLog);
  database = new Client({ connectionString: platform.databaseUrls.superuser });
  database.on('error', () => undefined);
  await database.connect();
  sample = await samplePeople(platform.url);
}, 240_000);

afterAll(async () => {
  await database?.end();
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** The folder is gone by the time somebody could read there: what the service said last is told with the failure. */
async function withItsLog(error: unknown): Promise<never> {
  if (!(error instanceof Trouble)) throw error;
  const file = /^Read (.+)\.$/.exec(error.whatToDo)?.[1] ?? '';
  const log = await readFile(file, 'utf8').catch(() => '');
  const lines = log.split('\n').filter((line) => !line.startsWith('{"level":30'));
  throw new Error(`${error.message}\n${lines.slice(-30).join('\n')}`, { cause: error });
}

/** The best candidate of a sample firm's first need. */
async function bestMatch(firm: string): Promise<{ needId: string; offerId: string }> {
  const officer = as('officer-shanghai');
  const { body } = await officer.get(`needs?enterpriseId=${sample(firm).organisationId}`);
  const needId = body.items[0].id as string;
  const offerId = await eventually(
    async () => (await officer.get(`candidates?needId=${needId}`)).body.items[0]?.offerId as string | undefined,
    { within: 20_000 },
  );
  return { needId, offerId: offerId ?? '' };
}

async function propose(firm: string, lifetime: object = {}): Promise<string> {
  const { needId, offerId } = await bestMatch(firm);
  const { status, body } = await as('officer-shanghai').create('introductions', {
    ...{ needId, offerIds: [offerId] },
    ...lifetime,
  });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.id as string;
}

/** What the journal holds of an aggregate, in order. */
async function journalled(id: string): Promise<string[]> {
  const found = await rows<{ type: string }>(
    'SELECT type FROM matching.journal WHERE aggregate_id = $1 ORDER BY position',
    id,
  );
  return found.map(({ type }) => type.split('.').at(-1) ?? '');
}

interface LeaseHolder {
  readonly pid: number;
  readonly epoch: number;
}

async function leaseHolder(): Promise<LeaseHolder | undefined> {
  const [row] = await rows<{ pid: number; epoch: number }>(
    `SELECT substring(instance FROM ':([0-9]+)#')::int AS pid, epoch::int AS epoch
       FROM matching.sequencer WHERE expires_at > clock_timestamp()`,
  );
  return row;
}

describe('a platform on Kafka with replicas', () => {
  it('walks one need the whole way, whichever gateway somebody goes in by', async () => {
    const party = (key: string, door: number) => ({
      person: as(key, door),
      organisationId: sample(key).organisationId,
    });
    await walkOneChain({
      officer: as('officer-shanghai', 0),
      firm: party('E1', 1),
      provider: party('P1', 0),
      verifier: as('verifier', 1),
    });
    const verified = async () => {
      const { body } = await as('administrator', 1).get('funnel');
      return body.stages.find(({ stage }: { stage: string }) => stage === 'verified')?.count > 0;
    };
    await eventually(verified, { within: 20_000 });
  });

  it('has every event applied once and in order, by workers of both replicas', async () => {
    const behind = () =>
      rows(
        `SELECT k.lane, k.key, k.last_version, s.version FROM matching.inbox_key k
           JOIN registry.journal_stream s ON s.aggregate_id = k.key AND s.topic = k.topic
          WHERE k.last_version <> s.version OR k.state <> 'open'`,
      );
    await eventually(async () => (await behind()).length === 0, { within: 20_000 });
    const handledBy = async (address: string): Promise<number> => {
      const text = await (await fetch(`${address}/metrics`)).text();
      const done = [...text.matchAll(/^harbourlink_events_handled_total\{[^}]*outcome="done"[^}]*\} (\d+)/gm)];
      return done.reduce((sum, [, count]) => sum + Number(count), 0);
    };
    for (const address of platform.replicas.matching) expect(await handledBy(address)).toBeGreaterThan(0);
    expect(await rows('SELECT lane, key FROM matching.dead_letter')).toEqual([]);
  });

  it('reminds of an introduction once, and lets it expire once', async () => {
    const ids = [
      await propose('E2', { lifetimeSeconds: 4, nudgeAfterSeconds: 1 }),
      await propose('E3', { lifetimeSeconds: 4, nudgeAfterSeconds: 1 }),
    ];
    for (const id of ids) {
      const told = await eventually(
        async () => {
          const events = await journalled(id);
          return events.includes('IntroductionExpired') ? events : undefined;
        },
        { within: 20_000 },
      );
      expect(told).toEqual(['IntroductionProposed', 'IntroductionNudged', 'IntroductionExpired']);
    }
  });

  it('tells its reader live of what happens, at either gateway', async () => {
    const { personId } = sample('E7');
    const readers = await Promise.all(platform.replicas.gateway.map((url) => LiveReader.open(url, personId)));
    await propose('E7');
    await eventually(() => readers.every(({ ids }) => ids.length > 0), { within: 20_000 });
    expect(readers[0]?.ids).toEqual(readers[1]?.ids);
    for (const reader of readers) reader.close();
  });

  it('moves the lease of the sequencer when its holder is killed, and loses nothing', async () => {
    const before = await eventually(leaseHolder, { within: 10_000 });
    const holder = platform.replicas.matching.findIndex(
      (_, index) => platform.pid('matching', index + 1) === before?.pid,
    );
    expect(holder).toBeGreaterThanOrEqual(0);
    await platform.kill('matching', holder + 1);
    const id = await propose('E5');
    const after = await eventually(
      async () => {
        const found = await leaseHolder();
        return found && found.epoch > (before?.epoch ?? 0) ? found : undefined;
      },
      { within: 30_000 },
    );
    expect(after?.pid).not.toBe(before?.pid);
    await eventually(async () => (await journalled(id)).length === 1, { within: 20_000 });
  });

  it('goes on at once without its Redis, and where it was when its Kafka is back', async () => {
    await platform.backbone?.killRedis();
    await platform.backbone?.killKafka();
    const id = await propose('E8');
    const noticed = () =>
      rows('SELECT 1 FROM notifications.inbox_key WHERE key = $1 AND last_version >= 1 AND state = $2', id, 'open');
    await eventually(async () => (await noticed()).length > 0, { within: 90_000 });
    for (const door of platform.replicas.gateway) expect((await fetch(`${door}/health/live`)).status).toBe(200);
  }, 150_000);
});
