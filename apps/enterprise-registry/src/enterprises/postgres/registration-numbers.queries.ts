import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { EnterpriseRefusalCode } from '../domain/enterprise.refusals.js';
import type { EnterpriseProfile } from '../domain/enterprise-profile.js';

/** The lock a whole batch of an import takes alone, and every single profile shares. */
const EVERY_NUMBER = 'registry.registration-numbers';

/** Until the unit of work ends, nobody else brings numbers in. */
export async function keepEveryNumberToOneself(unit: UnitOfWork): Promise<void> {
  await unit.query('SELECT pg_advisory_xact_lock(hashtext($1))', [EVERY_NUMBER]);
}

/** The same registration number is a conflict. Locks the numbers, so that two firms cannot bring the same at once. */
export async function registrationNumbersMustBeFree(
  unit: UnitOfWork,
  id: string,
  { uscc, brNumber, listing }: EnterpriseProfile,
): Promise<Refusal<EnterpriseRefusalCode> | undefined> {
  const numbers = [
    ['uscc', uscc],
    ['br_number', brNumber],
    ['listing_code', listing?.listingCode],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined);
  if (numbers.length === 0) return undefined;
  await unit.query('SELECT pg_advisory_xact_lock_shared(hashtext($1))', [EVERY_NUMBER]);
  for (const [column, value] of numbers) {
    await unit.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`${column}:${value}`]);
    const [holder] = await unit.query<{ id: string }>(
      `SELECT id FROM enterprise
        WHERE ${column} = $1 AND status NOT IN ('withdrawn', 'not-accepted') AND id <> $2 LIMIT 1`,
      [value, id],
    );
    if (holder) return refuse('enterprise.registration-number-taken', 'conflict', { field: apiNameOf(column) });
  }
  return undefined;
}

function apiNameOf(column: string): string {
  return column === 'uscc' ? 'uscc' : column === 'br_number' ? 'brNumber' : 'listing.listingCode';
}
