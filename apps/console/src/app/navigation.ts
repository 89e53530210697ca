import { holds } from '../session/session.js';
import type { Caller, Role } from '../session/session.js';
import type { texts } from './texts.js';

export interface Destination {
  readonly to: string;
  readonly label: keyof (typeof texts)['table'] & `nav.${string}`;
  readonly roles: readonly Role[];
}

const firms = ['enterprise_member', 'provider_member'] as const;
const officers = ['officer', 'team_head', 'administrator', 'auditor'] as const;

/** Where each role may go, in the order of the chain. What may be read there the services decide. */
const destinations: readonly Destination[] = [
  { to: '/', label: 'nav.home', roles: [...firms, ...officers, 'verifier', 'event_desk'] },
  { to: '/profile', label: 'nav.profile', roles: [...firms] },
  { to: '/enterprises', label: 'nav.enterprises', roles: [...officers] },
  { to: '/imports', label: 'nav.imports', roles: ['officer', 'team_head', 'administrator'] },
  { to: '/needs', label: 'nav.needs', roles: ['enterprise_member', ...officers] },
  { to: '/offers', label: 'nav.offers', roles: ['provider_member', ...officers] },
  { to: '/introductions', label: 'nav.introductions', roles: [...firms, ...officers] },
  { to: '/memoranda', label: 'nav.memoranda', roles: [...firms, ...officers] },
  { to: '/outcomes', label: 'nav.outcomes', roles: [...firms, ...officers, 'verifier'] },
  { to: '/funnel', label: 'nav.funnel', roles: ['team_head', 'administrator', 'auditor', 'officer'] },
  { to: '/operations', label: 'nav.operations', roles: ['administrator'] },
];

/** Where the caller may go, in that order. */
export function destinationsOf(caller: Caller): readonly Destination[] {
  return destinations.filter(({ roles }) => holds(caller, ...roles));
}
