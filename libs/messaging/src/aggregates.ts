import { isRefusal, refuse } from '@harbourlink/kernel';
import type { Decision, Instant, Refusal } from '@harbourlink/kernel';
import type { AggregateRows, UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import type { Outbox } from './outbox.js';

/** The one mapping between an aggregate's domain events and the bytes that are published. */
export interface EventMapping<Event> {
  readonly topic: string;
  encode(event: Event): { readonly type: string; readonly payload: Uint8Array };
}

/** What makes up one kind of aggregate. */
export interface AggregateKind<State, Command, Event> {
  readonly contract: EventMapping<Event>;
  readonly decide: (state: State | undefined, command: Command, now: Instant) => Decision<Event>;
  readonly evolve: (state: State | undefined, event: Event) => State;
  readonly rows: AggregateRows<State>;
}

export interface Executed<State> {
  readonly id: string;
  readonly state: State;
  readonly version: number;
}

export interface ExecuteOptions {
  /** The version the asker saw (If-Match); another one is refused as stale. */
  readonly expectedVersion?: number;
}

/** Load, decide, save: the routine way of every command of one kind of aggregate. */
export class Aggregates<State, Command, Event> {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly outbox: Outbox,
    private readonly kind: AggregateKind<State, Command, Event>,
  ) {}

  /** Locks the row, decides, writes the new row and its events in one unit of work; or answers the refusal. */
  execute(id: string, command: Command, options: ExecuteOptions = {}): Promise<Executed<State> | Refusal> {
    return this.units.run(async (unit) => {
      const found = await this.kind.rows.lock(unit, id);
      if (options.expectedVersion !== undefined && found && found.version !== options.expectedVersion) {
        return refuse('version.stale', 'stale', { current: found.version });
      }
      const decision = this.kind.decide(found?.state, command, unit.now);
      if (isRefusal(decision)) return decision;
      return this.save(unit, id, found, decision);
    });
  }

  private async save(
    unit: UnitOfWork,
    id: string,
    found: { state: State; version: number } | undefined,
    events: readonly Event[],
  ): Promise<Executed<State>> {
    const fromVersion = found?.version ?? 0;
    let state = found?.state;
    for (const event of events) state = this.kind.evolve(state, event);
    if (state === undefined) throw new Error(`a command on ${id}, which does not exist, decided on no event`);
    const version = fromVersion + events.length;
    if (events.length > 0) {
      // The row first: its lock, taken on creation too, is what puts the outbox rows in the order of versions.
      await this.kind.rows.write(unit, id, state, version, fromVersion);
      await this.outbox.append(
        unit,
        events.map((event, index) => ({
          topic: this.kind.contract.topic,
          key: id,
          version: fromVersion + index + 1,
          ...this.kind.contract.encode(event),
        })),
      );
    }
    return { id, state, version };
  }
}
