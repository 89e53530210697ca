/** The services behind the door, by short name. */
export const platformServices = ['identity', 'registry', 'matching', 'mou', 'notifications', 'insights'] as const;
export type PlatformService = (typeof platformServices)[number];

/** Whose the public API is, by the first segment after /api/v1. A service's own name leads to its operations. */
const ownerOfSegment: Readonly<Record<string, PlatformService>> = {
  people: 'identity',
  memberships: 'identity',
  contacts: 'identity',
  links: 'identity',
  enterprises: 'registry',
  needs: 'registry',
  offers: 'registry',
  cases: 'registry',
  imports: 'registry',
  'outside-events': 'registry',
  candidates: 'matching',
  suggestions: 'matching',
  introductions: 'matching',
  meetings: 'matching',
  memoranda: 'mou',
  outcomes: 'mou',
  notices: 'notifications',
  preferences: 'notifications',
  deliveries: 'notifications',
  'notification-workflows': 'notifications',
  funnel: 'insights',
  chains: 'insights',
  ...Object.fromEntries(platformServices.map((service) => [service, service])),
};

/** Which service answers a path; undefined when none does. Nothing but these paths gets through the door. */
export function ownerOf(path: string): PlatformService | undefined {
  const [, first = '', second = '', third = ''] = path.split('/');
  if (first === 'api' && second === 'v1')
    return Object.hasOwn(ownerOfSegment, third) ? ownerOfSegment[third] : undefined;
  if (first === 'oidc' || first === 'links') return 'identity';
  return undefined;
}
