import { setTimeout as pause } from 'node:timers/promises';
import type { AggregateKind } from '@harbourlink/messaging';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { History } from '../../history.js';
import type { PlannedEvent, PlannedTransaction, Topic } from '../../plan/plan.js';
import type { Fact } from './lanes.js';
import type { Library } from './library.js';
import type { Service } from './service.js';

/** Thrown at the end of a transaction that was planned to roll back. */
class ChangedItsMind extends Error {}

/** The transactions of a run: whoever is alive takes the next one, and one that was not acknowledged is tried again. */
export class TransactionQueue {
  private readonly waiting: PlannedTransaction[];
  /** Those that have swallowed their failure once: the next try goes well. */
  private readonly swallowed = new Set<number>();
  acknowledged = 0;

  constructor(
    transactions: readonly PlannedTransaction[],
    private readonly history: History,
    private readonly onAcknowledged: (count: number) => void,
  ) {
    this.waiting = [...transactions];
    this.total = transactions.length;
  }

  readonly total: number;

  get isDone(): boolean {
    return this.acknowledged >= this.total;
  }

  /** Works as one client of a service until everything is done or the service dies. */
  async workThrough(library: Library, service: Service): Promise<void> {
    const { process } = service;
    while (!this.isDone) {
      const transaction = this.waiting.shift();
      if (transaction === undefined) {
        // One that a dead process has in hand may come back.
        if (process.isDead) return;
        await pause(2);
        continue;
      }
      try {
        const swallows = transaction.swallowsFailure && !this.swallowed.has(transaction.id);
        this.swallowed.add(transaction.id);
        await process.run(() => transact(library, service, transaction, swallows));
        if (process.isDead) throw new Error('nobody was told of it');
        this.ended(transaction, 'acknowledged');
      } catch (error) {
        if (error instanceof ChangedItsMind) {
          this.ended(transaction, 'rolled-back');
        } else {
          this.waiting.unshift(transaction);
          if (process.isDead) return;
          // A conflict, a lost connection, a server that is starting: tried again until it is done.
          await pause(2);
        }
      }
    }
  }

  private ended({ id }: PlannedTransaction, what: 'acknowledged' | 'rolled-back'): void {
    this.history.note({ what, transaction: id });
    this.acknowledged += 1;
    this.onAcknowledged(this.acknowledged);
  }
}

/** Done once, however often it is tried: its own row says whether it was. */
async function transact(
  library: Library,
  service: Service,
  transaction: PlannedTransaction,
  swallowsFailure: boolean,
): Promise<void> {
  await service.units.run(async (unit) => {
    if (transaction.earlyId) {
      await unit.query('SELECT pg_current_xact_id()');
      await pause(transaction.holdsMilliseconds);
    }
    const fresh = await unit.query('INSERT INTO done_transaction VALUES ($1) ON CONFLICT DO NOTHING RETURNING 1', [
      transaction.id,
    ]);
    if (fresh.length === 0) return;
    for (const events of Map.groupBy(transaction.events, ({ key }) => key).values())
      await happen(library, service, unit, transaction.id, events);
    if (swallowsFailure) {
      await unit.query('SELECT 1 / 0').catch(() => undefined);
      return;
    }
    if (!transaction.earlyId && transaction.holdsMilliseconds > 0) await pause(transaction.holdsMilliseconds);
    if (transaction.rollsBack) throw new ChangedItsMind();
  });
}

interface Thing {
  readonly total: number;
}

/** The events of one aggregate in one transaction, by the routine way: load, decide, save. */
async function happen(
  { messaging }: Library,
  service: Service,
  unit: UnitOfWork,
  transaction: number,
  events: readonly PlannedEvent[],
): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const aggregates = new messaging.Aggregates(service.units, service.outbox, kindOf(first.topic));
  const done = await aggregates.execute(first.key, events);
  if (!('version' in done)) throw new Error('a command of the harness was refused');
  await unit.query(
    `INSERT INTO committed (transaction, topic, key, version, type, token, amount)
     SELECT $1, $2, $3, $4::int + n, type, token, amount
       FROM unnest($5::text[], $6::text[], $7::int[]) WITH ORDINALITY AS e(type, token, amount, n) ORDER BY n`,
    [
      transaction,
      first.topic,
      first.key,
      done.version - events.length,
      events.map(({ type }) => type),
      events.map(({ token }) => token),
      events.map(({ amount }) => amount),
    ],
  );
}

function kindOf(topic: Topic): AggregateKind<Thing, readonly PlannedEvent[], PlannedEvent> {
  return {
    contract: { topic, encode: (event) => ({ type: event.type, payload: bytesOf(event) }) },
    decide: (_, events) => [...events],
    evolve: (thing, { amount }) => ({ total: (thing?.total ?? 0) + amount }),
    rows: {
      async lock(unit, id) {
        const [row] = await unit.query<{ version: number; total: string }>(
          'SELECT version, total FROM thing WHERE id = $1 FOR UPDATE',
          [id],
        );
        return row && { state: { total: Number(row.total) }, version: row.version };
      },
      async write(unit, id, { total }, version, fromVersion) {
        const written =
          fromVersion === 0
            ? await unit.query('INSERT INTO thing VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1', [
                id,
                topic,
                version,
                total,
              ])
            : await unit.query('UPDATE thing SET version = $2, total = $3 WHERE id = $1 AND version = $4 RETURNING 1', [
                id,
                version,
                total,
                fromVersion,
              ]);
        if (written.length !== 1) throw new Error(`${id} was changed by somebody else in between`);
      },
    },
  };
}

function bytesOf({ token, amount, of, bytes, type }: PlannedEvent): Uint8Array {
  if (bytes !== undefined) return Buffer.from(bytes, 'hex');
  const fact: Fact = { token, amount, ...(of === undefined ? {} : { of }) };
  // A newer publisher says more than an older consumer knows.
  return Buffer.from(JSON.stringify(type.endsWith('Added') ? { ...fact, since: 2 } : fact));
}
