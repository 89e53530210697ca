import { officeCodes } from '@harbourlink/taxonomy';
import type { OfficeCode } from '@harbourlink/taxonomy';

/** True when the address names one of the codes a list knows. */
export function isOneOf<Code extends string>(codes: readonly Code[], value: unknown): value is Code {
  return codes.some((code) => code === value);
}

/** True when the address names an office. */
export function isOffice(value: unknown): value is OfficeCode {
  return isOneOf(officeCodes, value);
}

export const orders = ['newest', 'oldest'] as const;

/** What every list can be: in an order, and of what was searched for. */
export interface InOrder {
  readonly sort?: (typeof orders)[number];
  readonly q?: string;
}

/** The order and the words of an address; a number that was searched for is words too. */
export function inOrder({ sort, q }: Record<string, unknown>): InOrder {
  const words = typeof q === 'number' ? String(q) : q;
  return {
    ...(isOneOf(orders, sort) && { sort }),
    ...(typeof words === 'string' && words !== '' && { q: words.slice(0, 100) }),
  };
}

/** What is given of the changed filters of a list: the rest leaves the address. */
export function onlyGiven<Search extends object>(changed: {
  readonly [Key in keyof Search]: Search[Key] | undefined;
}): Search {
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined)) as Search;
}
