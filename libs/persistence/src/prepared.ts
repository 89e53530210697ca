import type { Pool, PoolClient } from 'pg';

/** A statement is parsed and planned once for each connection, under a name of its own; further ones go without. */
const mostNames = 1_000;
const names = new Map<string, string>();
let given = 0;

/** Runs one parameterised statement, prepared, and returns its rows. */
export async function prepared<Row>(
  connection: Pool | PoolClient,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const name = nameOf(sql);
  try {
    const { rows } = await connection.query({ ...(name && { name }), text: sql, values: [...parameters] });
    return rows as Row[];
  } catch (error) {
    if (isOutdated(error)) names.delete(sql);
    throw error;
  }
}

function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `s${(given += 1)}`;
  names.set(sql, name);
  return name;
}

/** feature_not_supported, "cached plan must not change result type": a table behind a `*` has got another column since. */
function isOutdated(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000';
}
