import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { MembershipGrantedSchema } from '@harbourlink/contracts/identity';
import { newId } from '@harbourlink/kernel';
import { eventually } from '@harbourlink/testing';
import { SampleService } from '../service/sample-service.fixture.js';
import type { Publisher } from '../testing/index.js';
import { firing, rulesIn } from './alarm-rules.fixture.js';
import type { AlarmRule, Scrape } from './alarm-rules.fixture.js';
import { askPromtool } from './promtool.fixture.js';
import type { Episode } from './promtool.fixture.js';
import { samplesOf, scrape } from './scrape.fixture.js';
import type { Sample } from './scrape.fixture.js';

const rulesFile = fileURLToPath(new URL('../../../../deploy/prometheus/alarms.yml', import.meta.url));
/** Seconds between two scrapes, as the rules see it; the scrapes themselves are real and come one after the other. */
const interval = 30;
/** Every rule that is there, so that none goes untested. */
const fired = new Set<string>();
const episodes: Episode[] = [];

let rules: readonly AlarmRule[];
let service: SampleService;
let publisher: Publisher;
let state: 'running' | 'stopped' = 'running';

beforeAll(async () => {
  rules = rulesIn(await readFile(rulesFile, 'utf8'));
  service = await SampleService.start({ EVENT_ATTEMPTS: '1', EVENT_IDLE_MS: '100', SEQUENCER_LEASE_MS: '300' });
  ({ identity: publisher } = await service.database.startPublishers());
});
afterAll(async () => {
  if (state === 'running') await service.stop();
});

/** Looks at a service as Prometheus does, and remembers. */
class Watch {
  readonly history: Scrape[] = [];

  constructor(private readonly target: SampleService = service) {}

  async look(): Promise<void> {
    const answered = await scrape(this.target.url).catch((): Sample[] => []);
    const where = { job: 'harbourlink', instance: 'here' };
    const up = { name: 'up', labels: where, value: answered.length > 0 ? 1 : 0 };
    this.remember([up, ...answered.map((sample) => ({ ...sample, labels: { ...sample.labels, ...where } }))]);
  }

  /** Long watches look a dozen times; in between things stay as they were. */
  async lookFor(minutes: number): Promise<void> {
    const scrapes = (minutes * 60) / interval;
    const every = Math.ceil(scrapes / 12);
    for (let scrape = 0; scrape <= scrapes; scrape += 1) {
      if (scrape % every === 0) await this.look();
      else this.remember(this.history.at(-1)?.samples ?? []);
    }
  }

  private remember(samples: readonly Sample[]): void {
    this.history.push({ at: this.history.length * interval, samples });
  }

  /** The alarms that fire now, and nothing else may; what was seen is kept for Prometheus' own judgement. */
  shows(name: string, ...expected: readonly string[]): void {
    expect(firing(rules, this.history).toSorted()).toEqual(expected.toSorted());
    for (const alert of expected) fired.add(alert);
    episodes.push({ name, history: this.history, expected });
  }
}

/** Waits until the service itself shows a value. */
async function until(
  name: string,
  is: (value: number) => boolean,
  labels: Sample['labels'] = {},
  { url } = service,
): Promise<void> {
  const shown = async (): Promise<boolean> => samplesOf(await scrape(url), name, labels).some(({ value }) => is(value));
  await eventually(shown, { within: 20_000 });
}

const membership = {
  personId: newId(),
  organisationId: 'shanghai',
  organisationKindCode: 'office',
  roleCode: 'officer',
};

/** An event of the service itself that happened ten minutes ago. */
const anOldEvent = (): Promise<unknown> =>
  service.sql(
    `INSERT INTO outbox (event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id)
     VALUES ($1, 'registry.enterprise.v1', $2, 1, 'test.Old', '', clock_timestamp() - interval '10 minutes', $1)`,
    [newId(), newId()],
  );

const forgetTheInbox = async (): Promise<void> => {
  for (const table of ['inbox', 'inbox_key', 'dead_letter']) await service.sql(`DELETE FROM ${table}`);
};

describe('the alarm rules', () => {
  it('have each a severity, a summary and what to do, and stand in docs/observability.md', async () => {
    const page = await readFile(new URL('../../../../docs/observability.md', import.meta.url), 'utf8');
    expect(rules.length).toBeGreaterThan(10);
    for (const { alert, labels, annotations } of rules) {
      expect([alert, labels['severity']]).toEqual([alert, expect.stringMatching(/^(critical|warning)$/)]);
      expect(Object.keys(annotations)).toEqual(['summary', 'action', 'runbook']);
      expect(page).toContain(`\`${alert}\``);
    }
  });

  it('are silent while all is well', async () => {
    await until('harbourlink_lease_held', (held) => held === 1);
    const watch = new Watch();
    await watch.lookFor(10);
    watch.shows('well');
  });

  it('tell of a service that answers with errors of its own', async () => {
    const watch = new Watch();
    const officer = newId();
    await service.member(officer, 'officer');
    const token = await service.token(officer);
    const fail = (): Promise<unknown> =>
      service.call('POST', '/api/v1/notes', {
        token,
        headers: { 'idempotency-key': newId() },
        body: { title: 'fail me' },
      });
    await fail();
    await watch.look();
    for (let n = 0; n < 11; n += 1) await fail();
    await watch.look();
    watch.shows('errors', 'HarbourlinkFailing');
  });

  it('tell of a part that ends again and again', async () => {
    const watch = new Watch();
    await watch.look();
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                  WHERE application_name = 'registry sequencer' AND datname = current_database()`;
    const restarts = async (): Promise<number> =>
      samplesOf(await scrape(service.url), 'harbourlink_restarts_total', { part: 'sequencer' })[0]?.value ?? 0;
    await eventually(async () => (await service.sql(cut), (await restarts()) > 11), { within: 30_000 });
    await watch.look();
    watch.shows('restarts', 'HarbourlinkRestarts');
    await until('harbourlink_lease_held', (held) => held === 1);
  });

  it('tell of events without order, and of a lease nobody can take', async () => {
    await service.sql('REVOKE UPDATE ON sequencer FROM registry_sequencer');
    await service.sql(`UPDATE sequencer SET expires_at = clock_timestamp() - interval '5 minutes'`);
    await anOldEvent();
    await until('harbourlink_lease_unheld_seconds', (seconds) => seconds > 200);
    await until('harbourlink_outbox_waiting_events', (events) => events === 1);
    const watch = new Watch();
    await watch.lookFor(1);
    watch.shows('no sequencer', 'HarbourlinkUnsequenced', 'HarbourlinkLeaseWithoutHolder');
    await service.sql('GRANT UPDATE ON sequencer TO registry_sequencer');
    await until('harbourlink_outbox_waiting_events', (events) => events === 0);
  });

  it('tell of events that were not sent to a broker', async () => {
    await service.sql(`INSERT INTO sink_watermark (sink, position) VALUES ('kafka', 0)`);
    await until('harbourlink_unshipped_events', (events) => events > 0, { sink: 'kafka' });
    const watch = new Watch();
    await watch.lookFor(1);
    watch.shows('unshipped', 'HarbourlinkUnshipped');
    await service.sql('DELETE FROM sink_watermark');
  });

  it('tell of a version that has not come', async () => {
    const key = newId();
    await service.sql(`INSERT INTO inbox_key VALUES ('memberships', 'identity.membership.v1', $1, 0)`, [key]);
    await service.sql(
      `INSERT INTO inbox (lane, event_id, source, position, topic, key, version, type, occurred_at, correlation_id, wanted)
       VALUES ('memberships', $1, 'identity', 1, 'identity.membership.v1', $2, 2, 'test.Second', clock_timestamp(), $1, true)`,
      [newId(), key],
    );
    await until('harbourlink_version_gaps_open', (gaps) => gaps === 1);
    const watch = new Watch();
    await watch.lookFor(2);
    watch.shows('gap', 'HarbourlinkVersionGap');
    await forgetTheInbox();
  });

  it('tell of a dead letter', async () => {
    const key = newId();
    await service.sql(`INSERT INTO known_membership VALUES ($1, $1, 'shanghai', 'office', 'officer')`, [key]);
    await publisher.publish(MembershipGrantedSchema, membership, key);
    await until('harbourlink_dead_letters_open', (letters) => letters === 1, { kind: 'dead' });
    const watch = new Watch();
    await watch.look();
    watch.shows('dead letter', 'HarbourlinkDeadLetter');
    await forgetTheInbox();
  });

  it('tell of a handler that hangs, and of a lane that is behind', async () => {
    const other = new Client({ connectionString: service.database.urlOf('registry', 'owner') });
    await other.connect();
    try {
      await other.query('BEGIN; LOCK TABLE registry.known_membership IN ACCESS EXCLUSIVE MODE');
      await publisher.publish(MembershipGrantedSchema, membership);
      await eventually(async () => {
        const aged = `UPDATE inbox SET occurred_at = clock_timestamp() - interval '10 minutes' RETURNING 1`;
        return (await service.sql(aged)).length === 1;
      });
      await until('harbourlink_lane_oldest_seconds', (seconds) => seconds > 500);
      const watch = new Watch();
      await watch.lookFor(5);
      watch.shows('hanging handler', 'HarbourlinkLaneBehind', 'HarbourlinkConsumerNotProgressing');
    } finally {
      await other.end();
    }
    await until('harbourlink_lane_waiting_events', (events) => events === 0);
  });

  it('tell of a lane whose pause was forgotten', async () => {
    await service.sql(`INSERT INTO lane_pause (lane, paused_by, reason) VALUES ('memberships', $1, 'test')`, [newId()]);
    await until('harbourlink_lane_paused', (paused) => paused === 1);
    const watch = new Watch();
    await watch.lookFor(60);
    watch.shows('paused', 'HarbourlinkLanePaused');
    await service.sql('DELETE FROM lane_pause');
  });

  it('tell of a consumer that receives nothing', async () => {
    await service.sql('REVOKE EXECUTE ON FUNCTION identity.read_journal FROM harbourlink_journal_reader');
    await service.sql(
      `INSERT INTO identity.outbox (event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id)
       SELECT gen_random_uuid(), 'identity.membership.v1', $1, n, 'test.Many', '', clock_timestamp(), $1
         FROM generate_series(1, 10001) AS n`,
      [newId()],
    );
    await until('harbourlink_consumer_lag_events', (events) => events > 10_000);
    const watch = new Watch();
    await watch.lookFor(5);
    watch.shows('lag', 'HarbourlinkConsumerLag');
  });

  it('tell of a database that is away', async () => {
    const [row] = await service.sql<{ name: string }>('SELECT quote_ident(current_database()) AS name');
    await service.sql(`REVOKE CONNECT ON DATABASE ${row?.name} FROM PUBLIC, registry`);
    await service.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = 'registry'`);
    await until('harbourlink_database_up', (up) => up === 0);
    const watch = new Watch();
    await watch.lookFor(1);
    watch.shows('no database', 'HarbourlinkDatabaseAway');
    await service.sql(`GRANT CONNECT ON DATABASE ${row?.name} TO registry`);
    await until('harbourlink_database_up', (up) => up === 1);
  });

  it('tell of a Redis that is away', async () => {
    const other = await SampleService.start({ REDIS_URL: 'redis://127.0.0.1:1' });
    await until('harbourlink_lease_held', (held) => held === 1, {}, other);
    const watch = new Watch(other);
    await watch.lookFor(5);
    watch.shows('no Redis', 'HarbourlinkRedisAway');
    await other.stop();
  });

  it('tell of a process that does not answer', async () => {
    await service.stop();
    state = 'stopped';
    const watch = new Watch();
    await watch.lookFor(1);
    watch.shows('no process', 'HarbourlinkInstanceDown');
    const long = new Watch();
    await long.lookFor(5);
    long.shows('nothing at all', 'HarbourlinkInstanceDown', 'HarbourlinkUnseen');
  });

  it('have each been seen to fire', () => {
    expect(rules.map(({ alert }) => alert).filter((alert) => !fired.has(alert))).toEqual([]);
  });

  // Only `npm run check-alarms` has Prometheus at hand: the evaluator above is what npm test rests on.
  const promtool = process.env['HARBOURLINK_PROMTOOL'];
  if (promtool === undefined) return;

  it('say the same to Prometheus itself', async () => {
    const names = /^(harbourlink_\w+|up)$/;
    await askPromtool(promtool, rulesFile, { episodes, interval, names });
  });
});
