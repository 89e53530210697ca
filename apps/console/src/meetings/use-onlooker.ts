import { holds, useCaller } from '../session/session.js';
import type { Onlooker } from './what-now.js';

/** Who is signed in, as far as meetings care. */
export function useOnlooker(): Onlooker {
  const caller = useCaller();
  return {
    organisationId: caller.organisation?.id,
    isMember: holds(caller, 'enterprise_member', 'provider_member'),
    isOfficer: holds(caller, 'officer', 'team_head'),
  };
}
