import { describe, expect, it } from '@jest/globals';
import { figuresOf } from './event-figures.js';

const lane = (types: string[], applied: number, dead = 0, parked = 0) => ({
  ...{ lane: 'x', kind: 'effect' as const, waiting: 0 },
  ...{ types, applied, dead, parked },
});

describe('the figures of the events', () => {
  const journals = [
    {
      counts: [
        { type: 'a', events: 3 },
        { type: 'b', events: 2 },
      ],
    },
    { counts: [{ type: 'c', events: 5 }] },
  ];

  it('expect every event once in every lane that wants its type', () => {
    expect(figuresOf(journals, [lane(['a', 'c'], 8), lane(['a'], 3)])).toEqual({
      published: 10,
      applied: 11,
      expected: 11,
      dead: 0,
    });
  });

  it('expect nothing of a type that was never published or that nobody wants', () => {
    expect(figuresOf(journals, [lane(['z'], 0)])).toMatchObject({ expected: 0 });
  });

  it('show what is missing and what is dead or parked', () => {
    expect(figuresOf(journals, [lane(['a', 'b'], 3, 1, 1)])).toMatchObject({ applied: 3, expected: 5, dead: 2 });
  });

  it('add up a type that stands in two journals', () => {
    expect(figuresOf([...journals, { counts: [{ type: 'a', events: 1 }] }], [lane(['a'], 4)]).expected).toBe(4);
  });
});
