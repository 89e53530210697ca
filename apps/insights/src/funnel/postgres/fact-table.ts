import type { UnitOfWork } from '@harbourlink/persistence';

/** What events say about one aggregate: null takes a fact back, an absent key leaves it as it was. */
export type Facts<Column extends string> = { readonly [Name in Column]?: unknown };

/** A table of facts about one kind of aggregate, one row each, fed by one topic. */
export class FactTable<Column extends string> {
  private readonly statement: string;

  /** `columns` maps each column after `id` to its PostgreSQL type; names are ours, never from outside. */
  constructor(
    readonly name: string,
    columns: Readonly<Record<Column, string>>,
  ) {
    const names = Object.keys(columns);
    const typed = Object.entries(columns).map(([column, type]) => `${column} ${String(type)}`);
    const kept = names.map(
      (column) => `${column} = CASE WHEN told.facts ? '${column}' THEN told.${column} ELSE known.${column} END`,
    );
    this.statement = `
      MERGE INTO ${name} AS known
      USING (SELECT facts, fact.* FROM jsonb_array_elements($1::jsonb) AS list(facts),
                    jsonb_to_record(facts) AS fact(id uuid, ${typed.join(', ')})) AS told
         ON known.id = told.id
       WHEN MATCHED THEN UPDATE SET ${kept.join(', ')}
       WHEN NOT MATCHED THEN INSERT (id, ${names.join(', ')}) VALUES (told.id, ${names.map((name) => `told.${name}`).join(', ')})`;
  }

  /** Adds what is told about many aggregates in one statement. */
  async add(unit: UnitOfWork, told: ReadonlyMap<string, Facts<Column>>): Promise<void> {
    if (told.size === 0) return;
    const rows = [...told].map(([id, facts]) => ({ ...facts, id }));
    await unit.query(this.statement, [JSON.stringify(rows)]);
  }
}
