import { expect } from '@jest/globals';
import type { DomainEvent, EventContract } from '@harbourlink/contracts';
import { isRefusal, newId } from '@harbourlink/kernel';
import { Aggregates } from '@harbourlink/messaging';
import type { AggregateKind, Outbox } from '@harbourlink/messaging';
import type { UnitsOfWork } from '@harbourlink/persistence';

/** A service's own schema: the way commands write it, and an eye that may read all of it. */
export interface JournalledSchema {
  readonly units: UnitsOfWork;
  readonly outbox: Outbox;
  sql<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
}

/** A kind of aggregate whose published bytes can be read back. */
type ToldKind<State, Command, Event extends DomainEvent> = AggregateKind<State, Command, Event> & {
  readonly contract: EventContract<Event>;
};

interface JournalRow {
  readonly version: number;
  readonly type: string;
  readonly payload: Buffer;
}

/**
 * Executes the commands one after another on a new aggregate, refused or not; then its row must be what the bytes of its
 * events tell.
 */
export async function journalMustTellTheRowAfter<State, Command, Event extends DomainEvent>(
  commands: readonly Command[],
  kind: ToldKind<State, Command, Event>,
  schema: JournalledSchema,
): Promise<void> {
  const aggregates = new Aggregates(schema.units, schema.outbox, kind);
  const id = newId();
  let accepted = 0;
  for (const command of commands) {
    const executed = await aggregates.execute(id, command);
    if (!isRefusal(executed)) accepted = executed.version;
  }
  const told = await journalMustTellTheRow(id, kind, schema);
  expect(told?.version ?? 0).toBe(accepted);
}

/** The row of an aggregate must be what the bytes of its events tell, version after version; answers what they tell. */
export async function journalMustTellTheRow<State, Event extends DomainEvent>(
  id: string,
  { contract, evolve, rows }: Pick<ToldKind<State, never, Event>, 'contract' | 'evolve' | 'rows'>,
  { units, sql }: Pick<JournalledSchema, 'units' | 'sql'>,
): Promise<{ readonly state: State; readonly version: number } | undefined> {
  const events = await sql<JournalRow>(
    `SELECT version, type, payload FROM journal WHERE aggregate_id = $1 AND rtrim(topic, '0123456789') = $2
     UNION ALL SELECT version, type, payload FROM outbox WHERE aggregate_id = $1 AND rtrim(topic, '0123456789') = $2
     ORDER BY version`,
    // In whichever major it was written.
    [id, contract.topic.replace(/\d+$/, '')],
  );
  expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
  const state = events
    .map(({ type, payload }) => contract.decode(type, payload))
    .reduce<State | undefined>((known, event) => evolve(known, event), undefined);
  const told = state === undefined ? undefined : { state, version: events.length };
  expect(await units.run((unit) => rows.lock(unit, id))).toEqual(told);
  return told;
}
