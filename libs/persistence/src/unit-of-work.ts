import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { instant, isRefusal } from '@harbourlink/kernel';
import type { Instant } from '@harbourlink/kernel';
import { prepared } from './prepared.js';

/** A way to read: each statement sees what is committed when it begins, and what its own unit of work has written. */
export interface Reader {
  /** For queries by entity. */
  readonly manager: EntityManager;
  /** Runs one parameterised statement and returns its rows. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** One database transaction: everything done through it happens together or not at all. */
export class UnitOfWork implements Reader {
  private readonly afterCommitWork: (() => void)[] = [];
  private ended = false;

  constructor(
    readonly manager: EntityManager,
    private readonly client: PoolClient,
    /** The database's clock when the transaction began, in whole milliseconds. */
    readonly now: Instant,
  ) {}

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    if (this.ended) throw new UnitHasEnded();
    return prepared<Row>(this.client, sql, parameters);
  }

  /** Runs `work` once the transaction is committed; never when it is rolled back. */
  afterCommit(work: () => void): void {
    this.afterCommitWork.push(work);
  }

  /** From here on its connection is somebody else's. */
  end(): void {
    this.ended = true;
  }

  runAfterCommitWork(): void {
    for (const work of this.afterCommitWork) work();
  }
}

/** A statement came after the end of its transaction: work was started in it and not waited for. */
export class UnitHasEnded extends Error {
  constructor() {
    super('this unit of work has ended: a statement came too late to be part of it');
  }
}

/** The transaction was rolled back by the server although COMMIT was asked for: a statement in it had failed unnoticed. */
export class RolledBackAtCommit extends Error {
  constructor() {
    super(
      'COMMIT was answered with ROLLBACK: a statement of this unit of work had failed and the failure was swallowed',
    );
  }
}

/** One ambient unit for each data source, whoever asks: a second way to open one must not be a second transaction. */
const ambientUnits = new WeakMap<DataSource, AsyncLocalStorage<UnitOfWork>>();

/** Opens units of work on one data source; code running inside one joins it. */
export class UnitsOfWork {
  private readonly ambient: AsyncLocalStorage<UnitOfWork>;
  private readonly reader: Reader;

  constructor(private readonly source: DataSource) {
    this.reader = {
      manager: source.manager,
      query: <Row>(sql: string, parameters: readonly unknown[] = []) => prepared<Row>(poolOf(source), sql, parameters),
    };
    this.ambient = ambientUnits.get(source) ?? new AsyncLocalStorage<UnitOfWork>();
    ambientUnits.set(source, this.ambient);
  }

  /** The unit of work the caller runs in, if any. */
  current(): UnitOfWork | undefined {
    return this.ambient.getStore();
  }

  /**
   * Runs `work` in the ambient unit of work, or in a new one that commits when `work` resolves. It rolls back when `work`
   * throws, and when the outermost `work` returns a Refusal.
   */
  async run<T>(work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
    const joined = this.current();
    if (joined) return work(joined);
    const runner = this.source.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      const unit = new UnitOfWork(runner.manager, client, await begin(runner, client));
      return await this.within(unit, runner, client, work);
    } finally {
      await runner.release();
    }
  }

  /**
   * Runs `work` in the ambient unit of work, or with a transaction to each statement: for what only reads, at a third of
   * the round trips. At READ COMMITTED a transaction around reads would hold nothing still either.
   */
  async read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return work(this.current() ?? this.reader);
  }

  /** Makes `unit` the ambient one while `work` runs: for whoever opened the transaction itself. */
  join<T>(unit: UnitOfWork, work: () => Promise<T>): Promise<T> {
    return this.ambient.run(unit, work);
  }

  private async within<T>(
    unit: UnitOfWork,
    runner: QueryRunner,
    client: PoolClient,
    work: (unit: UnitOfWork) => Promise<T>,
  ): Promise<T> {
    let result: T;
    try {
      result = await this.join(unit, () => work(unit)).finally(() => unit.end());
    } catch (error) {
      await rollBack(runner);
      throw error;
    }
    if (isRefusal(result)) {
      await rollBack(runner);
      return result;
    }
    await commit(runner, client);
    unit.runAfterCommitWork();
    return result;
  }
}

/** TypeORM keeps the pool of a connected data source where its types do not show it. */
export function poolOf(source: DataSource): Pool {
  return (source.driver as unknown as { master: Pool }).master;
}

/** COMMIT whose command tag is looked at: PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK, not with an error. */
async function commit(runner: QueryRunner, client: PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  (runner as { isTransactionActive: boolean }).isTransactionActive = false;
  if (command !== 'COMMIT') throw new RolledBackAtCommit();
}

async function rollBack(runner: QueryRunner): Promise<void> {
  // A connection that is gone has rolled back by itself; the first error is the one worth reporting.
  await runner.rollbackTransaction().catch(() => undefined);
}

const beginAndReadClock =
  'BEGIN ISOLATION LEVEL READ COMMITTED; SELECT floor(extract(epoch FROM transaction_timestamp()) * 1000)::bigint AS now';

/** Opens the transaction and reads the database's clock in one round trip. */
async function begin(runner: QueryRunner, client: PoolClient): Promise<Instant> {
  // Two statements in one simple query are answered with one result each.
  const results = (await client.query(beginAndReadClock)) as unknown as readonly QueryResult<{ now: string }>[];
  (runner as { isTransactionActive: boolean }).isTransactionActive = true;
  return instant(Number(results.at(-1)?.rows[0]?.now));
}
