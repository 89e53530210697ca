import { describe, expect, it } from '@jest/globals';
import { followChain } from './follow-chain.js';
import type { Checkpoint, Stretch, StretchQuery } from './follow-chain.js';

const hashAt = (position: number): string => String(position).padStart(64, '0');
const point = (position: number): Checkpoint => ({ position, hash: hashAt(position) });

/** A service whose journal has so many events, of which one stretch holds at most ten. */
function journal(
  events: number,
  more: { floor?: number; blanked?: readonly number[]; orders?: Record<number, number> } = {},
) {
  const asked: StretchQuery[] = [];
  const ask = async (query: StretchQuery): Promise<Stretch> => {
    asked.push(query);
    const from = query.after ?? more.floor ?? 0;
    const end = Math.min(query.upTo ?? events, events, from + 10);
    const within = (position: number): boolean => position > from && position <= end;
    const orders = Object.entries(more.orders ?? {}).filter(([at]) => within(Number(at)));
    return {
      from: point(from),
      checked: end - from,
      head: point(end),
      journalHead: events,
      blanked: (more.blanked ?? []).filter(within),
      ordered: orders.map(([, named]) => named),
    };
  };
  return { ask, asked };
}

describe('following a chain', () => {
  it('goes on from where each stretch ended, and tells how far it is', async () => {
    const { ask, asked } = journal(25);
    const seen: number[] = [];
    expect(await followChain(ask, [], (position) => seen.push(position))).toEqual({
      checked: 25,
      from: 0,
      head: point(25),
    });
    expect(asked).toEqual([{}, { after: 10, hash: hashAt(10) }, { after: 20, hash: hashAt(20) }]);
    expect(seen).toEqual([10, 20, 25]);
  });

  it('ends a stretch at every checkpoint and compares it itself', async () => {
    const { ask, asked } = journal(25);
    expect(await followChain(ask, [point(17), point(4)])).toMatchObject({ checked: 25 });
    expect(asked.map(({ upTo }) => upTo)).toEqual([4, 17, 17, undefined]);
    const forged = { position: 17, hash: 'f'.repeat(64) };
    expect(await followChain(journal(25).ask, [point(4), forged])).toMatchObject({
      firstBad: { position: 17, reason: 'checkpoint' },
    });
  });

  it('stops at the first position that does not fit', async () => {
    const { ask } = journal(25);
    const broken = async (query: StretchQuery): Promise<Stretch> => {
      const stretch = await ask(query);
      return query.after === 10 ? { ...stretch, checked: 3, firstBad: { position: 14, reason: 'digest' } } : stretch;
    };
    expect(await followChain(broken, [])).toMatchObject({ checked: 13, firstBad: { position: 14, reason: 'digest' } });
  });

  it('finds that a journal was longer once', async () => {
    expect(await followChain(journal(25).ask, [point(30)])).toMatchObject({
      firstBad: { position: 26, reason: 'gap' },
    });
  });

  it('begins where the archived part ends, and believes no other hash there', async () => {
    const { ask } = journal(25, { floor: 12 });
    expect(await followChain(ask, [point(4), point(12)])).toMatchObject({ checked: 13, from: 12 });
    const forged = { position: 12, hash: 'f'.repeat(64) };
    expect(await followChain(ask, [forged])).toMatchObject({ firstBad: { position: 12, reason: 'checkpoint' } });
  });

  it('takes a payload for blanked by order when the order stands in a later stretch, and not when there is none', async () => {
    const ordered = journal(25, { blanked: [3, 5], orders: { 22: 3, 24: 5 } });
    expect(await followChain(ordered.ask, [])).not.toHaveProperty('firstBad');
    const half = journal(25, { blanked: [3, 5], orders: { 22: 3 } });
    expect(await followChain(half.ask, [])).toMatchObject({ firstBad: { position: 5, reason: 'redaction' } });
  });

  it('of an empty journal is whole', async () => {
    expect(await followChain(journal(0).ask, [])).toEqual({ checked: 0, from: 0, head: point(0) });
  });
});
