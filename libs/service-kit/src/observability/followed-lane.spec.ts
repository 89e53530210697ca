import { describe, expect, it } from '@jest/globals';
import type { AnyReceivedEvent, Lane } from '@harbourlink/messaging';
import { asDeclared, followed } from './followed-lane.js';
import type { LaneFollowers } from './followed-lane.js';

const event = {} as AnyReceivedEvent;

function laneOf(handle: () => Promise<void>): Lane {
  return {
    name: 'watched',
    kind: 'effect',
    contract: 'single',
    wants: new Map(),
    tables: [],
    start: 'beginning',
    handle,
  };
}

function follow(lane: Lane) {
  const ran: string[] = [];
  const running: LaneFollowers['running'] = new Set();
  const handlerRan = (name: string): void => void ran.push(name);
  const made = followed(lane, { service: 'matching', tracing: undefined, handlerRan, running });
  if (made.contract !== 'single') throw new Error('no single lane');
  return { made, ran, running };
}

describe('a followed lane', () => {
  it('shows its handler while it runs, and that it ran when it is over', async () => {
    let end: () => void = () => undefined;
    const { made, ran, running } = follow(laneOf(() => new Promise((done) => (end = done))));
    const handled = made.handle(event);
    expect([[...running].map(({ lane }) => lane), ran]).toEqual([['watched'], []]);
    end();
    await handled;
    expect([running.size, ran]).toEqual([0, ['watched']]);
  });

  it('hands on what the handler throws, untouched', async () => {
    const thrown = new Error('odd');
    const { made, ran, running } = follow(laneOf(() => Promise.reject(thrown)));
    await expect(made.handle(event)).rejects.toBe(thrown);
    expect([running.size, ran]).toEqual([0, ['watched']]);
  });

  it('can be had as it was declared, for a rebuild', () => {
    const lane = laneOf(() => Promise.resolve());
    expect(asDeclared(follow(lane).made)).toBe(lane);
    expect(asDeclared(lane)).toBe(lane);
  });
});
