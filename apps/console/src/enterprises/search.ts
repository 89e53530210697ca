import { officeCodes, sectorCodes } from '@harbourlink/taxonomy';
import { enterpriseTones } from './status.js';
import type { EnterpriseStatus } from './status.js';

/** What a list of enterprises is filtered and sorted by, as it stands in the address. */
export interface EnterprisesSearch {
  readonly queue?: 'awaiting-check';
  readonly office?: string;
  readonly status?: EnterpriseStatus;
  readonly sector?: string;
  readonly sort?: 'oldest' | 'newest';
  readonly q?: string;
}

/** Keeps what the address says as far as the list knows it; the rest is dropped. */
export function enterprisesSearch(address: Record<string, unknown>): EnterprisesSearch {
  const { queue, office, status, sector, sort, q } = address;
  return {
    ...(queue === 'awaiting-check' && { queue }),
    ...(isOneOf(officeCodes, office) && { office }),
    ...(isOneOf(Object.keys(enterpriseTones) as EnterpriseStatus[], status) && { status }),
    ...(isOneOf<string>(sectorCodes, sector) && { sector }),
    ...((sort === 'oldest' || sort === 'newest') && { sort }),
    ...((typeof q === 'string' || typeof q === 'number') && String(q) !== '' && { q: String(q).slice(0, 100) }),
  };
}

export function isOneOf<Code extends string>(codes: readonly Code[], value: unknown): value is Code {
  return codes.some((code) => code === value);
}
