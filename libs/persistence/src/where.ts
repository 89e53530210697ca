import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** A value and the condition it is for, in which `$` stands for the value; an undefined value leaves the condition out. */
export type Condition = readonly [value: unknown, condition: string];

/** The WHERE of a statement and its parameters, out of the conditions that apply; both empty when none does. */
export function where(conditions: readonly Condition[]): { readonly sql: string; readonly parameters: unknown[] } {
  const applying = conditions.filter(([value]) => value !== undefined);
  const clauses = applying.map(([, condition], index) => condition.replaceAll('$', `$${index + 1}`));
  return {
    sql: clauses.length === 0 ? '' : `WHERE ${clauses.join(' AND ')}`,
    parameters: applying.map(([value]) => value),
  };
}

/** Adds the conditions that apply to a query that is being built. */
export function andWhere<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  conditions: readonly Condition[],
): SelectQueryBuilder<Row> {
  conditions.forEach(([value, condition], index) => {
    if (value !== undefined) query.andWhere(condition.replaceAll('$', `:p${index}`), { [`p${index}`]: value });
  });
  return query;
}
