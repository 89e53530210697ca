import type { ExclusionCode } from './exclusions.js';
import { common } from './facts.js';
import type { Kinship, Pair } from './facts.js';
import type { Verdict } from './verdict.js';

export interface JudgedPair {
  readonly pair: Pair;
  readonly verdict: Verdict;
}

/** A shortlist shows at least three providers where there are three; else it says why there are fewer. */
export const SHORTLIST = 3;

export interface Shortfall {
  readonly providers: number;
  /** Providers that offer one of the services, candidates or not. */
  readonly offering: number;
  readonly tooWeak: number;
  /** How many offers each rule excluded; an offer may break several. */
  readonly excluded: readonly { readonly code: ExclusionCode; readonly offers: number }[];
}

/** The candidates of one need, best first; equals rotate from need to need, so that nobody is first by name or by age. */
export function rank<Judged extends JudgedPair>(judged: readonly Judged[]): Judged[] {
  return judged
    .filter(({ verdict }) => verdict.outcome === 'candidate')
    .sort((a, b) => b.verdict.score - a.verdict.score || turnOf(a.pair) - turnOf(b.pair));
}

/** Why fewer than three providers are on the list; undefined where there are three. */
export function shortfallOf(judged: readonly JudgedPair[]): Shortfall | undefined {
  const providers = distinctProviders(judged.filter(({ verdict }) => verdict.outcome === 'candidate'));
  if (providers >= SHORTLIST) return undefined;
  const counts = new Map<ExclusionCode, number>();
  for (const { verdict } of judged) {
    for (const { code } of verdict.exclusions) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return {
    providers,
    offering: distinctProviders(judged),
    tooWeak: judged.filter(({ verdict }) => verdict.outcome === 'too-weak').length,
    excluded: [...counts].map(([code, offers]) => ({ code, offers })).sort((a, b) => b.offers - a.offers),
  };
}

/** The services of the need that no candidate covers: an unmet need is worth knowing of. */
export function unmetServices(
  serviceCodes: readonly string[],
  candidates: readonly JudgedPair[],
  kin: Kinship,
): string[] {
  const offered = candidates.flatMap(({ pair }) => pair.offer.serviceCodes);
  const met = common(serviceCodes, offered, kin.services);
  return serviceCodes.filter((code) => !met.includes(code));
}

/** FNV-1a over both ids: the same for this pair for ever, another order for another need. */
function turnOf({ need, offer }: Pair): number {
  let hash = 0x811c9dc5;
  for (const character of `${need.id}:${offer.id}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash;
}

function distinctProviders(judged: readonly JudgedPair[]): number {
  return new Set(judged.map(({ pair }) => pair.offer.providerId)).size;
}
