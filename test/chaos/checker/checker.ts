import { checkConsuming } from './consuming.js';
import type { CheckInput, Finding } from './finding.js';
import { checkHistory } from './history-check.js';
import { checkPublishing } from './publishing.js';
import { readTables } from './tables.js';

/**
 * Looks at the tables, by plain SQL as the superuser, and at the history of a run. It knows what was planned and what must
 * hold, and nothing of the code that filled the tables: it imports none of it.
 */
export async function check(input: CheckInput): Promise<Finding[]> {
  const tables = await readTables(input.databaseUrl);
  return [...checkHistory(input), ...checkPublishing(input, tables), ...checkConsuming(input, tables)];
}
