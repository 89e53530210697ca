import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LowerBound } from './lower-bound.js';

/** One business transaction of the simulation: has an id, draws a number, ends. */
interface Transaction {
  readonly id: bigint;
  readonly number: bigint | undefined;
}

/** How the simulated database and sequencer behave; the safe ways unless told. */
interface World {
  readonly fence: 'sequence first' | 'id first';
  readonly insert: 'id first' | 'number first';
  readonly bound: 'xmin' | 'xmax';
}

const safe: World = { fence: 'sequence first', insert: 'id first', bound: 'xmin' };

/** A database with a sequence, transaction ids and snapshots, and a sequencer whose every step may be interleaved. */
class Simulation {
  readonly committed = new Set<bigint>();
  readonly moved = new Set<bigint>();
  private nextId = 1n;
  private lastValue = 0n;
  private readonly numbered: { number: bigint }[] = [];
  private readonly open: Transaction[] = [];
  private readonly bound = new LowerBound();
  private halfFence: bigint | undefined;

  constructor(private readonly world: World) {}

  begin(): void {
    if (this.world.insert === 'number first') this.numbered.push({ number: ++this.lastValue });
    else this.open.push({ id: this.nextId++, number: undefined });
  }

  /** The second half of an INSERT. */
  draw(which: number): void {
    if (this.world.insert === 'number first') {
      const [next] = this.numbered.splice(which % Math.max(this.numbered.length, 1), 1);
      if (next) this.open.push({ id: this.nextId++, number: next.number });
      return;
    }
    const waiting = this.open.filter((transaction) => transaction.number === undefined);
    const chosen = waiting[which % Math.max(waiting.length, 1)];
    if (chosen) this.open[this.open.indexOf(chosen)] = { ...chosen, number: ++this.lastValue };
  }

  end(which: number, how: 'commit' | 'roll back'): void {
    const [ended] = this.open.splice(which % Math.max(this.open.length, 1), 1);
    if (ended?.number !== undefined && how === 'commit') this.committed.add(ended.number);
  }

  fence(): void {
    if (!this.bound.needsFence) return;
    const first = this.halfFence;
    if (first === undefined) {
      this.halfFence = this.world.fence === 'sequence first' ? this.lastValue : this.nextId++;
      return;
    }
    this.halfFence = undefined;
    const [lastValue, transactionId] =
      this.world.fence === 'sequence first' ? [first, this.nextId++] : [this.lastValue, first];
    this.bound.raise({ lastValue, transactionId });
  }

  pass(limit: number): void {
    const visible = [...this.committed].filter((number) => number > this.bound.value && !this.moved.has(number));
    const batch = visible.sort((a, b) => (a < b ? -1 : 1)).slice(0, limit);
    for (const number of batch) this.moved.add(number);
    const oldest = this.open.reduce((id, transaction) => (transaction.id < id ? transaction.id : id), this.nextId);
    const xmin = this.world.bound === 'xmin' ? oldest : this.nextId;
    this.bound.after({ limit, moved: batch.length, highestSeq: batch.at(-1), xmin });
  }

  settle(): void {
    while (this.numbered.length > 0) this.draw(0);
    while (this.open.length > 0) this.end(0, 'commit');
    for (let n = 0; n < 5; n += 1) this.pass(1_000);
  }

  get lost(): bigint[] {
    return [...this.committed].filter((number) => !this.moved.has(number));
  }
}

const step = fc.oneof(
  fc.constant((simulation: Simulation) => simulation.begin()),
  fc.nat(3).map((which) => (simulation: Simulation) => simulation.draw(which)),
  fc.nat(3).map((which) => (simulation: Simulation) => simulation.end(which, 'commit')),
  fc.nat(3).map((which) => (simulation: Simulation) => simulation.end(which, 'roll back')),
  fc.constant((simulation: Simulation) => simulation.fence()),
  fc.constant((simulation: Simulation) => {
    simulation.fence();
    simulation.fence();
    simulation.pass(10);
  }),
  fc.integer({ min: 1, max: 4 }).map((limit) => (simulation: Simulation) => simulation.pass(limit)),
);

const losesNothing = (world: World): fc.IProperty<[((simulation: Simulation) => void)[]]> =>
  fc.property(fc.array(step, { minLength: 8, maxLength: 40 }), (steps) => {
    const simulation = new Simulation(world);
    for (const next of steps) next(simulation);
    simulation.settle();
    return simulation.lost.length === 0;
  });

describe('rule 4: never read past an uncommitted number', () => {
  it('loses nothing, however transactions, fences and passes interleave', () => {
    fc.assert(losesNothing(safe), { numRuns: 5_000 });
  });

  it.each([
    ['the transaction id is drawn before the sequence is read', { ...safe, fence: 'id first' }],
    ['a transaction draws its number before it has an id', { ...safe, insert: 'number first' }],
    ["the bound trusts the snapshot's xmax", { ...safe, bound: 'xmax' }],
  ] as const)('would lose events if %s', (_, world) => {
    expect(fc.check(losesNothing(world), { numRuns: 20_000, seed: 1 }).failed).toBe(true);
  });

  it('does not move while a transaction older than the fence is open', () => {
    const bound = new LowerBound();
    bound.raise({ lastValue: 10n, transactionId: 100n });
    bound.after({ limit: 5, moved: 0, highestSeq: undefined, xmin: 99n });
    expect(bound.value).toBe(0n);
    bound.after({ limit: 5, moved: 0, highestSeq: undefined, xmin: 100n });
    expect(bound.value).toBe(10n);
  });

  it('goes no further than the highest row moved when a pass was full', () => {
    const bound = new LowerBound();
    bound.raise({ lastValue: 10n, transactionId: 100n });
    bound.after({ limit: 2, moved: 2, highestSeq: 4n, xmin: 100n });
    expect(bound.value).toBe(4n);
    expect(bound.needsFence).toBe(false);
  });
});
