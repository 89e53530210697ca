import type { EnterpriseProfile } from './enterprise-profile.js';

/** The states of a profile that demand more than the one before. */
export const demandingStates = ['draft', 'submitted', 'checked'] as const;
export type DemandingState = (typeof demandingStates)[number];

interface Requirement {
  readonly field: string;
  /** The state from which the field is mandatory. */
  readonly from: DemandingState;
  readonly isGiven: (profile: EnterpriseProfile) => boolean;
}

/** What each state needs: a field is mandatory from one state on. A new demand is a new line. */
export const requirements: readonly Requirement[] = [
  { field: 'names', from: 'draft', isGiven: ({ names }) => Object.values(names).some((name) => name.trim() !== '') },
  { field: 'placeCode', from: 'submitted', isGiven: ({ placeCode }) => placeCode !== undefined },
  { field: 'sectorCodes', from: 'submitted', isGiven: ({ sectorCodes }) => sectorCodes.length > 0 },
  { field: 'seeksOrProvides', from: 'submitted', isGiven: ({ seeks, provides }) => seeks || provides },
  { field: 'uscc', from: 'submitted', isGiven: (profile) => !isOnTheMainland(profile) || profile.uscc !== undefined },
  {
    field: 'brNumber',
    from: 'submitted',
    isGiven: (profile) => !isInHongKong(profile) || profile.brNumber !== undefined,
  },
  { field: 'classifiedSector', from: 'checked', isGiven: ({ sectorCodes }) => sectorCodes.some(isASector) },
];

/** The fields a profile still lacks for a state, in the order of the form. Empty: it can get there. */
export function missingFor(state: DemandingState, profile: EnterpriseProfile): readonly string[] {
  const reached = demandingStates.indexOf(state);
  return requirements
    .filter(({ from, isGiven }) => demandingStates.indexOf(from) <= reached && !isGiven(profile))
    .map(({ field }) => field);
}

function isOnTheMainland({ provinceCode }: EnterpriseProfile): boolean {
  return provinceCode !== undefined;
}

function isInHongKong({ placeCode }: EnterpriseProfile): boolean {
  return placeCode === 'HK';
}

/** An industry nobody could place in a sector is imported as `unclassified`; a checked profile has a real sector. */
function isASector(code: string): boolean {
  return code !== 'unclassified';
}
