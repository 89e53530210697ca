import type { EntityTarget, FindOptionsWhere, QueryDeepPartialEntity } from 'typeorm';
import type { UnitOfWork } from './unit-of-work.js';

/** What every aggregate's row has. */
export interface AggregateRow {
  id: string;
  /** How many events have happened to it. */
  version: number;
}

/** How the row of one kind of aggregate is locked and written. */
export interface AggregateRows<State> {
  /** Locks the row until the unit of work ends; undefined when there is none. */
  lock(unit: UnitOfWork, id: string): Promise<{ state: State; version: number } | undefined>;
  /** Inserts (from version 0) or updates the row; throws ConcurrentChange when it is not at `fromVersion` any more. */
  write(unit: UnitOfWork, id: string, state: State, version: number, fromVersion: number): Promise<void>;
}

/** Somebody else created or changed the row in between; trying again from the start is safe. */
export class ConcurrentChange extends Error {
  constructor(id: string) {
    super(`aggregate ${id} was changed by somebody else in between`);
  }
}

/** The row and the state of one kind of aggregate, mapped both ways; `toState(toRow(s))` must be `s`. */
export interface RowMapping<State, Row extends AggregateRow> {
  readonly toState: (row: Row) => State;
  readonly toRow: (id: string, state: State) => Omit<Row, 'version'>;
}

/** AggregateRows by a TypeORM entity with explicit INSERT and UPDATE: one statement each. */
export class EntityRows<State, Row extends AggregateRow> implements AggregateRows<State> {
  constructor(
    private readonly entity: EntityTarget<Row>,
    private readonly mapping: RowMapping<State, Row>,
  ) {}

  async lock(unit: UnitOfWork, id: string): Promise<{ state: State; version: number } | undefined> {
    const row = await unit.manager.findOne(this.entity, {
      where: { id } as FindOptionsWhere<Row>,
      lock: { mode: 'pessimistic_write' },
    });
    return row ? { state: this.mapping.toState(row), version: row.version } : undefined;
  }

  async write(unit: UnitOfWork, id: string, state: State, version: number, fromVersion: number): Promise<void> {
    const row = { ...this.mapping.toRow(id, state), version } as unknown as QueryDeepPartialEntity<Row>;
    if (fromVersion === 0) {
      const inserted = await unit.manager
        .createQueryBuilder()
        .insert()
        .into(this.entity)
        .values(row)
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length !== 1) throw new ConcurrentChange(id);
      return;
    }
    const updated = await unit.manager.update(this.entity, { id, version: fromVersion } as FindOptionsWhere<Row>, row);
    if (updated.affected !== 1) throw new ConcurrentChange(id);
  }
}
