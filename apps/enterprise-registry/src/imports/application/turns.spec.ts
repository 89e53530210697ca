import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TooManyWait, Turns } from './turns.js';

const stays = new AbortController().signal;
const gone = new Error('gone');

/** Work that ends when it is told to. */
function heldWork() {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { work: () => promise, end: () => resolve('done') };
}

describe('work that is done in turn', () => {
  it('is done one after another, in the order it came', async () => {
    const turns = new Turns(5);
    const heard: string[] = [];
    const held = heldWork();
    const step = (name: string) => async () => {
      heard.push(`${name} begins`);
      await Promise.resolve();
      heard.push(`${name} ends`);
    };
    const first = turns.take(held.work, stays);
    const others = ['a', 'b', 'c'].map((name) => turns.take(step(name), stays));
    held.end();
    await Promise.all([first, ...others]);
    expect(heard).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('is handed on: who comes at that very moment is behind those who wait', async () => {
    const turns = new Turns(20);
    const held = heldWork();
    const heard: number[] = [];
    const all: Promise<unknown>[] = [turns.take(held.work, stays)];
    const come = (name: number) => all.push(turns.take(async () => void heard.push(name), stays));
    come(0);
    held.end();
    for (let tick = 1; tick <= 12; tick += 1) {
      await Promise.resolve();
      come(tick);
    }
    await Promise.all(all);
    expect(heard).toEqual(Array.from({ length: 13 }, (_, name) => name));
  });

  it('goes on after work that fails', async () => {
    const turns = new Turns(1);
    await expect(turns.take(() => Promise.reject(gone), stays)).rejects.toBe(gone);
    expect(await turns.take(() => Promise.resolve('next'), stays)).toBe('next');
  });

  it('is refused while as many wait as may, and taken again afterwards', async () => {
    const turns = new Turns(2);
    const held = heldWork();
    const taken = [1, 2, 3].map(() => turns.take(held.work, stays));
    expect(turns.waiting).toBe(2);
    await expect(turns.take(held.work, stays)).rejects.toBeInstanceOf(TooManyWait);
    held.end();
    await Promise.all(taken);
    expect(await turns.take(held.work, stays)).toBe('done');
  });

  it('of who has gone leaves its place at once and is never begun', async () => {
    const turns = new Turns(1);
    const held = heldWork();
    const first = turns.take(held.work, stays);
    const leaves = new AbortController();
    let begun = false;
    const second = turns.take(async () => {
      begun = true;
    }, leaves.signal);
    leaves.abort(gone);
    await expect(second).rejects.toBe(gone);
    expect(turns.waiting).toBe(0);
    await expect(turns.take(held.work, leaves.signal)).rejects.toBe(gone);
    held.end();
    await first;
    expect([begun, await turns.take(() => Promise.resolve('next'), stays)]).toEqual([false, 'next']);
  });

  it('never overlaps nor gets stuck, whoever goes and whatever fails', async () => {
    const ticks = fc.nat({ max: 12 });
    const asker = fc.record({ comesAfter: ticks, fails: fc.boolean(), goesAfter: fc.option(ticks) });
    const askers = fc.array(asker, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(askers, fc.nat({ max: 4 }), async (all, mostWaiting) => {
        const turns = new Turns(mostWaiting);
        let atOnce = 0;
        const done = all.map(async ({ comesAfter, fails, goesAfter }) => {
          for (let n = 0; n < comesAfter; n += 1) await Promise.resolve();
          const leaves = new AbortController();
          const taken = turns.take(async () => {
            expect((atOnce += 1)).toBe(1);
            await Promise.resolve();
            atOnce -= 1;
            if (fails) throw gone;
          }, leaves.signal);
          for (let n = 0; goesAfter !== null && n < goesAfter; n += 1) await Promise.resolve();
          if (goesAfter !== null) leaves.abort(gone);
          return taken.catch(() => undefined);
        });
        await Promise.all(done);
        expect([turns.waiting, await turns.take(() => Promise.resolve('free'), stays)]).toEqual([0, 'free']);
      }),
    );
  });
});
