import { taxonomy } from '@harbourlink/taxonomy';

/** What the funnel is looked at for: kept in the address. */
export interface FunnelFilter {
  readonly office?: Office;
  readonly sector?: Sector;
}

const officeCodes = ['beijing', 'guangdong', 'shanghai', 'chengdu', 'wuhan', 'investhk', 'unrouted'] as const;
export type Office = (typeof officeCodes)[number];
export const offices: readonly Office[] = officeCodes;

export type Sector = (typeof taxonomy.sector)[number]['code'];
export const sectors: readonly Sector[] = taxonomy.sector.map(({ code }) => code);

/** The filter an address asks for; what it does not know is left out. */
export function funnelFilterOf(search: Readonly<Record<string, unknown>>): FunnelFilter {
  const office = offices.find((code) => code === search['office']);
  const sector = sectors.find((code) => code === search['sector']);
  return { ...(office && { office }), ...(sector && { sector }) };
}

/** Where the live numbers of a filter come from. */
export function streamAddress({ office, sector }: FunnelFilter): string {
  const query = new URLSearchParams({ ...(office && { office }), ...(sector && { sector }) }).toString();
  return `/api/v1/funnel/stream${query && '?'}${query}`;
}
