import { createHash, randomUUID } from 'node:crypto';
import type { Entry } from '../history.js';
import { drawPlan } from '../plan/draw-plan.js';
import type { LaneName, Plan } from '../plan/plan.js';
import type { CheckInput, LaneFacts } from './finding.js';
import { chainFrom } from './hash-chain.js';
import { modelOf } from './consuming.js';
import type { AppliedRow, JournalRow, LetterRow, Tables } from './tables.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A run in which all went well, and what its tables hold, for tests to spoil. */
export interface GoodRun {
  readonly input: Writable<CheckInput> & { history: Entry[]; plan: Plan };
  readonly tables: { -readonly [K in keyof Tables]: Tables[K] extends readonly (infer Row)[] ? Row[] : Tables[K] };
}

const enterprise = 'registry.enterprise.v1';
const lanes: Readonly<Partial<Record<LaneName, LaneFacts>>> = {
  tally: {
    service: 'matching',
    kind: 'projection',
    wants: { 'chaos.v1.Happened': enterprise, 'chaos.v1.Noted': enterprise },
  },
  react: { service: 'matching', kind: 'effect', wants: { 'chaos.v1.Happened': enterprise } },
};

/** What there is after a run of this seed without any fault but an unknown type. */
export function goodRun(seed = 7): GoodRun {
  const drawn = drawPlan(seed, 'postgres', 'unknown-type');
  const plan: Plan = { ...drawn, lanes: ['tally', 'react'] };
  const versions = new Map<string, number>();
  const committed = plan.transactions
    .filter(({ rollsBack }) => !rollsBack)
    .flatMap(({ id, events }) =>
      events.map(({ topic, key, type, token, amount }) => {
        const version = (versions.get(key) ?? 0) + 1;
        versions.set(key, version);
        return { transaction: id, topic, key, version, type, token, amount };
      }),
    );
  const registry = committed.map((row, index) => journalRow('registry', index + 1, row));
  const reacted = registry
    .filter(({ type }) => type === 'chaos.v1.Happened')
    .map(({ event, key }, index, all) => ({
      cause: event,
      key,
      version: all.slice(0, index + 1).filter((other) => other.key === key).length,
      token: tokenOf(registry, event),
    }));
  const matching = reacted.map((row, index) =>
    journalRow('matching', index + 1, { ...row, topic: 'matching.suggestion.v1', type: 'chaos.v1.Reacted', amount: 1 }),
  );
  for (const [schema, rows] of [
    ['registry', registry],
    ['matching', matching],
  ] as const)
    chainFrom(schema, rows);
  const applied = (lane: LaneName): AppliedRow[] =>
    registry
      .filter((row) => lanes[lane]?.wants[row.type] === row.topic)
      .map(({ event, topic, key, version }) => ({
        lane,
        event,
        topic,
        key,
        version,
        token: tokenOf(registry, event),
        amount: 1,
      }));
  const followed = (lane: string): Tables['keys'] =>
    [...versions]
      .filter(([key]) => registry.some((row) => row.key === key && row.topic === enterprise))
      .map(([key, version]) => ({ lane, topic: enterprise, key, version, state: 'open' }));
  const letters = registry
    .filter(({ type, topic }) => type === 'chaos.v1.Unheard' && topic === enterprise)
    .flatMap((row) =>
      ['tally', 'react'].map((lane): LetterRow => ({
        ...row,
        lane,
        schema: 'matching',
        kind: 'parked',
        settlement: null,
      })),
    );
  const input = { databaseUrl: '', plan, lanes, surprises: [], history: [] as Entry[] };
  for (const { id, rollsBack } of plan.transactions)
    input.history.push({ what: rollsBack ? 'rolled-back' : 'acknowledged', transaction: id });
  for (const row of [...registry, ...matching])
    input.history.push({
      what: 'observed',
      source: row.schema,
      position: row.position,
      event: row.event,
      hash: row.hash.toString('hex'),
    });
  const tally = modelOf('tally', lanes.tally as LaneFacts, { plan }).map((row) => {
    const [, key = '', events, total] = row.split(' ');
    return { key, events: Number(events), total: Number(total) };
  });
  return {
    input,
    tables: {
      done: new Set(committed.map(({ transaction }) => transaction)),
      committed,
      reacted,
      journals: new Map([
        ['registry', registry],
        ['matching', matching],
      ]),
      heads: new Map([
        ['registry', registry.length],
        ['matching', matching.length],
      ]),
      outboxes: new Map([
        ['registry', 0],
        ['matching', 0],
      ]),
      leases: [
        { schema: 'registry', process: 'one', epoch: '1', moved: false, intime: true },
        { schema: 'registry', process: 'one', epoch: '1', moved: true, intime: true },
      ],
      applied: new Map([
        ['tally', applied('tally')],
        ['react', applied('react')],
      ]),
      tally,
      ledger: [],
      keys: [...followed('tally'), ...followed('react')],
      unsettled: [],
      letters,
    },
  };
}

function journalRow(
  schema: string,
  position: number,
  row: { topic: string; key: string; version: number; type: string; token: string; amount: number },
): JournalRow {
  const payload = Buffer.from(JSON.stringify({ token: row.token, amount: row.amount }));
  const salt = Buffer.from([position]);
  return {
    schema,
    position,
    event: randomUUID(),
    topic: row.topic,
    key: row.key,
    version: row.version,
    type: row.type,
    payload,
    salt,
    digest: createHash('sha256').update(salt).update(payload).digest(),
    microseconds: '1700000000000000',
    correlation: randomUUID(),
    causation: null,
    hash: Buffer.alloc(32),
  };
}

function tokenOf(rows: readonly JournalRow[], event: string): string {
  const payload = rows.find((row) => row.event === event)?.payload?.toString() ?? '{}';
  return (JSON.parse(payload) as { token: string }).token;
}
