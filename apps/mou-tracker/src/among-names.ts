import { containing } from '@harbourlink/persistence';

/** The pattern of LIKE for a part of names that are kept as JSON, in small letters; undefined for no condition. */
export function amongNames(part: string | undefined): string | undefined {
  return part === undefined ? undefined : containing(JSON.stringify(part).slice(1, -1));
}
