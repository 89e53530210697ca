import type { UnitOfWork } from '@harbourlink/persistence';
import type { EnterpriseStatus } from '../domain/enterprise.js';

/** What a need or an offer needs to know of the enterprise behind it. */
export interface Standing {
  readonly status: EnterpriseStatus;
  readonly provides: boolean;
}

/** Holds the enterprise as it is until the unit of work ends: nobody suspends it while its need is being published. */
export async function standingOf(unit: UnitOfWork, enterpriseId: string): Promise<Standing | undefined> {
  const [row] = await unit.query<Standing>(
    `SELECT status, (profile->>'provides')::boolean AS provides FROM enterprise WHERE id = $1 FOR SHARE`,
    [enterpriseId],
  );
  return row;
}
