import { checkConsuming } from './consuming.js';
import type { CheckInput, Finding } from './finding.js';
import { checkHistory } from './history-check.js';
import { checkPublishing } from './publishing.js';
import { readTables } from './tables.js';
import type { Tables } from './tables.js';

/**
 * Looks at the tables, by plain SQL as the superuser, and at the history of a run. It knows what was planned and what must
 * hold, and nothing of the code that filled the tables: it imports none of it.
 */
export async function check(input: CheckInput): Promise<Finding[]> {
  return checkTables(input, await readTables(input.databaseUrl));
}

/** The same for tables that were read already. */
export function checkTables(input: CheckInput, tables: Tables): Finding[] {
  return [...checkHistory(input), ...checkPublishing(input, tables), ...checkConsuming(input, tables)];
}
