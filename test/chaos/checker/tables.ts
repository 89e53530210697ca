import pg from 'pg';
import type { LaneName } from '../plan/plan.js';

export interface CommittedRow {
  readonly transaction: number;
  readonly topic: string;
  readonly key: string;
  readonly version: number;
  readonly type: string;
  readonly token: string;
  readonly amount: number;
}

export interface JournalRow {
  readonly schema: string;
  readonly position: number;
  readonly event: string;
  readonly topic: string;
  readonly key: string;
  readonly version: number;
  readonly type: string;
  readonly payload: Buffer | null;
  readonly salt: Buffer | null;
  readonly digest: Buffer;
  readonly microseconds: string;
  readonly correlation: string;
  readonly causation: string | null;
  readonly hash: Buffer;
}

export interface AppliedRow {
  readonly lane: LaneName;
  readonly event: string;
  readonly topic: string;
  readonly key: string;
  readonly version: number;
  readonly token: string;
  readonly amount: number;
}

export interface LetterRow {
  readonly schema: string;
  readonly kind: 'dead' | 'parked';
  readonly lane: string;
  readonly event: string;
  readonly topic: string;
  readonly key: string;
  readonly version: number;
  readonly type: string;
  readonly payload: Buffer | null;
  readonly settlement: 'replayed' | 'discarded' | null;
}

/** What is in the tables at the end of a run. */
export interface Tables {
  readonly done: ReadonlySet<number>;
  readonly committed: readonly CommittedRow[];
  readonly reacted: readonly {
    readonly cause: string;
    readonly key: string;
    readonly version: number;
    readonly token: string;
  }[];
  readonly journals: ReadonlyMap<string, readonly JournalRow[]>;
  readonly heads: ReadonlyMap<string, number>;
  readonly outboxes: ReadonlyMap<string, number>;
  readonly leases: readonly {
    readonly schema: string;
    readonly process: string;
    readonly epoch: string;
    readonly moved: boolean;
    readonly intime: boolean;
  }[];
  /** By lane, in the order of applying. */
  readonly applied: ReadonlyMap<LaneName, readonly AppliedRow[]>;
  readonly tally: readonly { readonly key: string; readonly events: number; readonly total: number }[];
  readonly ledger: readonly {
    readonly topic: string;
    readonly key: string;
    readonly events: number;
    readonly total: number;
  }[];
  readonly keys: readonly {
    readonly lane: string;
    readonly topic: string;
    readonly key: string;
    readonly version: number;
    readonly state: string;
  }[];
  readonly unsettled: readonly {
    readonly lane: string;
    readonly key: string;
    readonly version: number;
    readonly state: string;
  }[];
  readonly letters: readonly LetterRow[];
}

const schemas = ['registry', 'matching'] as const;
const pools = new Map<string, pg.Pool>();

/** Reads everything with a connection of the checker's own, as the superuser. */
export async function readTables(databaseUrl: string): Promise<Tables> {
  const pool = poolOf(databaseUrl);
  const all = async <Row extends object>(sql: string): Promise<Row[]> => (await pool.query<Row>(sql)).rows;
  const each = <Row extends object>(sql: (schema: string) => string): Promise<Row[]> =>
    all<Row>(schemas.map((schema) => `(${sql(schema)})`).join(' UNION ALL '));
  const journal = await each<JournalRow>(
    (
      schema,
    ) => `SELECT '${schema}' AS schema, position::int, event_id AS event, topic, aggregate_id AS key, version, type, payload,
       payload_salt AS salt, payload_digest AS digest, (extract(epoch FROM occurred_at) * 1000000)::bigint AS microseconds,
       correlation_id AS correlation, causation_id AS causation, hash FROM ${schema}.journal ORDER BY position`,
  );
  const counts = await each<{ schema: string; head: number; waiting: number }>(
    (schema) =>
      `SELECT '${schema}' AS schema, position::int AS head, (SELECT count(*)::int FROM ${schema}.outbox) AS waiting FROM ${schema}.sequencer`,
  );
  const lanes: [string, LaneName][] = [
    ['matching', 'tally'],
    ['matching', 'ledger'],
    ['matching', 'react'],
    ['matching', 'join'],
    ['registry', 'echo'],
  ];
  const applied = await all<AppliedRow>(
    lanes
      .map(
        ([schema, lane]) =>
          `(SELECT '${lane}' AS lane, event_id AS event, topic, key, version, token, amount FROM ${schema}.applied_${lane} ORDER BY n)`,
      )
      .join(' UNION ALL '),
  );
  return {
    done: new Set((await all<{ id: number }>('SELECT id FROM registry.done_transaction')).map(({ id }) => id)),
    committed: await all(
      'SELECT transaction, topic, key, version, type, token, amount FROM registry.committed ORDER BY n',
    ),
    reacted: await all('SELECT cause, key, version, token FROM matching.reacted ORDER BY n'),
    journals: new Map(schemas.map((schema) => [schema, journal.filter((row) => row.schema === schema)])),
    heads: new Map(counts.map(({ schema, head }) => [schema, head])),
    outboxes: new Map(counts.map(({ schema, waiting }) => [schema, waiting])),
    leases: await all(
      'SELECT schema, process, epoch, position > position_before AS moved, at < expires_at AS intime FROM chaos.lease ORDER BY n',
    ),
    applied: Map.groupBy(applied, ({ lane }) => lane),
    tally: await all('SELECT key, events, total::int FROM matching.tally ORDER BY key'),
    ledger: await all('SELECT topic, key, events, total::int FROM matching.ledger ORDER BY topic, key'),
    keys: await each((schema) => `SELECT lane, topic, key, last_version AS version, state FROM ${schema}.inbox_key`),
    unsettled: await each(
      (schema) => `SELECT lane, key, version, state FROM ${schema}.inbox WHERE state IN ('pending', 'held')`,
    ),
    letters: await each(
      (schema) =>
        `SELECT '${schema}' AS schema, kind, lane, event_id AS event, topic, key, version, type, payload, settlement FROM ${schema}.dead_letter`,
    ),
  };
}

function poolOf(databaseUrl: string): pg.Pool {
  const known = pools.get(databaseUrl);
  if (known) return known;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, application_name: 'chaos' });
  pool.on('error', () => undefined);
  pools.set(databaseUrl, pool);
  return pool;
}

/** Ends the checker's connections. */
export async function closeTables(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map((pool) => pool.end()));
}
