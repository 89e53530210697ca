import type { EnterpriseProfile } from './enterprise-profile.js';

/**
 * What is known of a prospect with what a file says now: the file's names, numbers, place and listing count; sectors,
 * languages and what an officer added stay, unless nobody could tell the sector before.
 */
export function mergedWith(known: EnterpriseProfile, imported: EnterpriseProfile): EnterpriseProfile {
  const { sectorCodes, languageCodes, seeks, provides } = known;
  const sectorUnknown = sectorCodes.every((code) => code === 'unclassified');
  return {
    ...known,
    ...imported,
    names: { ...known.names, ...imported.names },
    sectorCodes: sectorUnknown ? imported.sectorCodes : sectorCodes,
    languageCodes,
    seeks,
    provides,
  };
}
