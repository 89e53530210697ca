import { officeCodes, serviceCodes } from '@harbourlink/taxonomy';
import { needTones } from './status.js';
import type { NeedStatus } from './status.js';

/** What a list of needs is filtered and sorted by, as it stands in the address. */
export interface NeedsSearch {
  readonly status?: NeedStatus;
  readonly service?: string;
  readonly office?: string;
  readonly enterpriseId?: string;
  readonly sort?: 'oldest' | 'newest';
  readonly q?: string;
}

const isOneOf = <Code extends string>(codes: readonly Code[], value: unknown): value is Code =>
  codes.some((code) => code === value);

/** Keeps what the address says as far as the list knows it; the rest is dropped. */
export function needsSearch(address: Record<string, unknown>): NeedsSearch {
  const { status, service, office, enterpriseId, sort, q } = address;
  return {
    ...(isOneOf(Object.keys(needTones) as NeedStatus[], status) && { status }),
    ...(isOneOf<string>(serviceCodes, service) && { service }),
    ...(isOneOf(officeCodes, office) && { office }),
    ...(typeof enterpriseId === 'string' && { enterpriseId }),
    ...((sort === 'oldest' || sort === 'newest') && { sort }),
    ...((typeof q === 'string' || typeof q === 'number') && String(q) !== '' && { q: String(q).slice(0, 100) }),
  };
}
