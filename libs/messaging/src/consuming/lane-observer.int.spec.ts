import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { batchLaneOf } from '../lane.fixture.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { NotYet } from './failures.js';
import type { LaneObserver } from './lane-observer.js';

let backbone: Backbone;
beforeAll(async () => {
  backbone = await Backbone.start();
});
afterAll(() => backbone.stop());
afterEach(() => backbone.quieten());

/** Counts what it is told, by lane and outcome. */
class Tally implements LaneObserver {
  readonly counts: Record<string, number> = {};

  ended(lane: string, outcome: string, events: number): void {
    if (events > 0) this.counts[`${lane} ${outcome}`] = (this.counts[`${lane} ${outcome}`] ?? 0) + events;
  }
}

describe('an observer', () => {
  it('is told what became of every event, and of every try', async () => {
    const [well, poisoned, early, strange] = [anId(), anId(), anId(), anId()];
    const observer = new Tally();
    let waited = 0;
    const handle = async ({ key }: { readonly key: string }): Promise<void> => {
      if (key === poisoned) throw new Error('poison');
      if (key === early && ++waited <= 2) throw new NotYet('the other one first');
    };
    await backbone.consumer([{ name: 'watched', handle }], { observer });
    await backbone.publish(well, [1, 2]);
    await backbone.publish(well, [3], 'test.Unwanted');
    await backbone.publish(poisoned, [1]);
    await backbone.publish(early, [1]);
    await backbone.publish(strange, [1], 'unheard.Of');
    await backbone.sequence();
    await eventually(() => {
      expect(observer.counts).toEqual({
        'watched done': 3,
        'watched skipped': 1,
        'watched retry': 2,
        'watched dead': 1,
        'watched not-yet': 2,
        'watched parked': 1,
      });
      return true;
    });
  });

  it('is told of a batch by the number of its events, and of nothing that was rolled back', async () => {
    const observer = new Tally();
    let tries = 0;
    const handle = async (): Promise<void> => {
      if (++tries === 1) throw new Error('rolled back');
    };
    await backbone.consumer([batchLaneOf({ name: 'in batches', handle, topic: 'registry.need.v1' })], { observer });
    const key = anId();
    await backbone.publish(key, [1, 2, 3], 'test.Happened', 'registry.need.v1');
    await backbone.sequence();
    await eventually(() => observer.counts['in batches done'] === 3);
    expect(observer.counts).toEqual({ 'in batches done': 3 });
  });
});
