import { createHash } from 'node:crypto';
import { chanceFrom } from '../../../random.js';
import type { Chance } from '../../../random.js';

export type ChangeKind = 'happened' | 'noted' | 'needed' | 'malformed' | 'unheard';

/** One event of a transaction. */
export interface Change {
  /** Names it in the history; unique for ever. */
  readonly token: string;
  readonly kind: ChangeKind;
  readonly key: string;
  readonly amount: number;
  /** A need says which account it is of. */
  readonly of?: string;
  /** Bytes that are no event, in hexadecimal. */
  readonly bytes?: string;
}

/** What a client asks for in one request. */
export interface Transaction {
  readonly token: string;
  readonly changes: readonly Change[];
  readonly refuses: boolean;
  readonly holdsMilliseconds: number;
}

/** Requests of one client, one after the other; no two clients share an account, so the order is known beforehand. */
export interface ClientPlan {
  readonly transactions: readonly { readonly transaction: Transaction; readonly pauseMilliseconds: number }[];
}

/** The traffic of one run, drawn from its seed. Keys are new each time a seed is run, their names are not. */
export interface TrafficPlan {
  readonly seed: number;
  readonly clients: readonly ClientPlan[];
  /** By the name a seed gives it. */
  readonly keys: ReadonlyMap<string, string>;
}

/** What may be unlike in the traffic of a run. */
export interface TrafficWishes {
  readonly malformed: number;
  readonly unheard: number;
  /** Requests of one client. */
  readonly requests?: number;
}

/** `occasion` tells two runs of the same seed apart. */
export function trafficOf(seed: number, occasion: string, wishes: TrafficWishes): TrafficPlan {
  const chance = chanceFrom(seed);
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    const key = keys.get(name) ?? uuidOf(`${occasion} ${seed} ${name}`);
    keys.set(name, key);
    return key;
  };
  const clients = Array.from({ length: chance.between(2, 4) }, (_, client) => {
    const cases = Array.from({ length: chance.between(1, 3) }, (_unused, n) => keyOf(`case ${client}.${n}`));
    const needs = cases.slice(0, chance.between(0, 2)).map((of, n) => ({ key: keyOf(`need ${client}.${n}`), of }));
    const count = wishes.requests ?? chance.between(10, 25);
    return {
      transactions: Array.from({ length: count }, (_unused, nth) => ({
        transaction: aTransaction(`${occasion}:${seed}:${client}.${nth}`, chance, cases, needs, wishes, nth === 0),
        pauseMilliseconds: chance.between(0, 90),
      })),
    };
  });
  return { seed, clients, keys };
}

function aTransaction(
  token: string,
  chance: Chance,
  cases: readonly string[],
  needs: readonly { readonly key: string; readonly of: string }[],
  wishes: TrafficWishes,
  isFirst: boolean,
): Transaction {
  // Each account begins with something everybody understands: others wait for it.
  if (isFirst) {
    const changes = cases.map((key, n) => ({ token: `${token}/${n}`, kind: 'happened' as const, key, amount: 1 }));
    return { token, changes, refuses: false, holdsMilliseconds: 0 };
  }
  const changes = Array.from({ length: chance.oneOf([1, 1, 1, 2, 4]) }, (_, n): Change => {
    const common = { token: `${token}/${n}`, amount: chance.between(1, 1_000) };
    const kind = kindOf(chance, wishes, needs.length > 0);
    if (kind === 'needed') return { ...common, kind, ...chance.oneOf(needs) };
    const key = chance.oneOf(cases);
    return kind === 'malformed' ? { ...common, kind, key, bytes: malformed(chance) } : { ...common, kind, key };
  });
  // Locks are taken in one order: whoever waits for whom is no concern of these tests.
  changes.sort((one, other) => one.key.localeCompare(other.key));
  return {
    token,
    changes,
    refuses: chance.happens(0.1),
    holdsMilliseconds: chance.happens(0.1) ? chance.between(5, 60) : 0,
  };
}

function kindOf(chance: Chance, wishes: TrafficWishes, mayNeed: boolean): ChangeKind {
  const drawn = chance.next();
  if (drawn < wishes.malformed) return 'malformed';
  if (drawn < wishes.malformed + wishes.unheard) return 'unheard';
  if (mayNeed && drawn > 0.85) return 'needed';
  return drawn > 0.65 ? 'noted' : 'happened';
}

/** Random, cut off, or JSON by its looks: nothing of it can be read as an event. */
export function malformed(chance: Chance): string {
  const random = Array.from({ length: chance.between(0, 40) }, () => chance.between(0, 255));
  return Buffer.concat([
    chance.oneOf([Buffer.from([0xff, 0xff]), Buffer.from([0x0a, 0x7f]), Buffer.from('{"type":')]),
    Buffer.from(random).subarray(0, 40),
  ])
    .subarray(0, 60)
    .toString('hex');
}

/** The changes that are to be committed, account by account, in order. */
export function committedChanges(plan: TrafficPlan): Map<string, Change[]> {
  const byKey = new Map<string, Change[]>();
  for (const { transactions } of plan.clients) {
    for (const { transaction } of transactions) {
      if (transaction.refuses) continue;
      for (const change of transaction.changes) byKey.set(change.key, [...(byKey.get(change.key) ?? []), change]);
    }
  }
  return byKey;
}

function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
