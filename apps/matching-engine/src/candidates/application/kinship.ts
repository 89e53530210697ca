import { comesFrom, isWithinSector, marketsMeet, parentServiceOf, serviceCodes } from '@harbourlink/taxonomy';
import type { Kinship } from '../domain/facts.js';

/** What the taxonomy knows of codes that belong together. */
export const taxonomyKinship: Kinship = {
  services: (asked, given) => asked === given || parentServiceOf(asked) === given || parentServiceOf(given) === asked,
  sectors: (asked, given) => isWithinSector(asked, given) || isWithinSector(given, asked),
  markets: (asked, given) => asked === given || marketsMeet(asked, given),
  origins: (place, origin) => comesFrom(origin, place),
};

/** The services an offer or a need must name at least one of to have anything to do with these. */
export function kindredServices(codes: readonly string[]): string[] {
  const kindred = serviceCodes.filter((code) => codes.some((asked) => taxonomyKinship.services(asked, code)));
  return [...new Set([...codes, ...kindred])];
}
