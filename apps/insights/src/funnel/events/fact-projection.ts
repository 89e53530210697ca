import { typeOf } from '@harbourlink/contracts';
import type { EventData, EventSchema } from '@harbourlink/contracts';
import type { Instant } from '@harbourlink/kernel';
import type { AnyReceivedEvent } from '@harbourlink/messaging';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { FactTable, Facts } from '../postgres/fact-table.js';

/** What one type of event says about its aggregate. */
export interface Telling<Column extends string> {
  readonly schema: EventSchema;
  readonly facts: (data: unknown, occurredAt: Instant) => Facts<Column>;
}

/** `when(EnterpriseCheckedSchema, ({ profile }) => ({ checked: true }))` */
export function when<Schema extends EventSchema, Column extends string>(
  schema: Schema,
  facts: (data: EventData<Schema>, occurredAt: Instant) => Facts<Column>,
): Telling<Column> {
  return { schema, facts: facts as (data: unknown, occurredAt: Instant) => Facts<Column> };
}

/** Turns the events of one topic into the facts of one table. */
export class FactProjection<Column extends string> {
  readonly schemas: readonly EventSchema[];
  private readonly byType: ReadonlyMap<string, Telling<Column>>;

  constructor(
    readonly table: FactTable<Column>,
    tellings: readonly Telling<NoInfer<Column>>[],
  ) {
    this.schemas = tellings.map(({ schema }) => schema);
    this.byType = new Map(tellings.map((telling) => [typeOf(telling.schema), telling]));
  }

  /** The events of one aggregate come in the order of its versions; aggregates may come in any order. */
  async apply(unit: UnitOfWork, events: readonly AnyReceivedEvent[]): Promise<void> {
    const told = new Map<string, Facts<Column>>();
    for (const { key, type, data, occurredAt } of events) {
      const facts = this.byType.get(type)?.facts(data, occurredAt);
      if (facts) told.set(key, { ...told.get(key), ...facts });
    }
    await this.table.add(unit, told);
  }
}
