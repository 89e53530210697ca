import { holds, useCaller } from './session.js';

/** Who looks at it: the organisation acted for, and what its people may do. */
export interface Onlooker {
  readonly organisationId: string | undefined;
  readonly isMember: boolean;
  readonly isOfficer: boolean;
}

/** Who is signed in, as far as introductions and meetings care. */
export function useOnlooker(): Onlooker {
  const caller = useCaller();
  return {
    organisationId: caller.organisation?.id,
    isMember: holds(caller, 'enterprise_member', 'provider_member'),
    isOfficer: holds(caller, 'officer', 'team_head'),
  };
}
