import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { ReceivedEvent } from '../envelope.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { NotYet } from './outcomes.js';

let backbone: Backbone;
beforeEach(async () => {
  backbone = await Backbone.start();
});
afterEach(async () => {
  await backbone.stop();
  expect(backbone.errors).toEqual([]);
});

/** Records what happened in the subscriber's own table, in the unit of work the handler is given. */
async function recorder(lane: string): Promise<(event: ReceivedEvent) => Promise<void>> {
  const units = await backbone.units('matching');
  return (event) =>
    units.run(async (unit) => {
      await unit.query('INSERT INTO effect (lane, event_id, key, version) VALUES ($1, $2, $3, $4)', [
        lane,
        event.id,
        event.key,
        event.version,
      ]);
    });
}

async function effects(lane: string): Promise<{ key: string; version: number }[]> {
  const units = await backbone.units('matching');
  return units.run((unit) => unit.query('SELECT key, version FROM effect WHERE lane = $1 ORDER BY at', [lane]));
}

describe('rule 9: store, then process', () => {
  it('carries committed events to the handler, each once, whatever their number', async () => {
    const keys = Array.from({ length: 20 }, anId);
    for (const key of keys) await backbone.publish(key, [1, 2, 3]);
    await backbone.sequence();
    await backbone.consumer([{ name: 'a', handle: await recorder('a') }]);
    const seen = await eventually(async () => {
      const all = await effects('a');
      return all.length >= 60 ? all : undefined;
    });
    expect(seen).toHaveLength(60);
    for (const key of keys) expect(seen.filter((one) => one.key === key).map((one) => one.version)).toEqual([1, 2, 3]);
  });
});

describe('rule 12: outcomes of a handler', () => {
  it('retries a failing event, which blocks its own key and no other', async () => {
    const [broken, fine] = [anId(), anId()];
    await backbone.publish(broken, [1, 2]);
    await backbone.publish(fine, [1, 2]);
    await backbone.sequence();
    const record = await recorder('a');
    let failures = 2;
    await backbone.consumer([
      {
        name: 'a',
        handle: async (event) => {
          await record(event);
          if (event.key === broken && failures-- > 0) throw new Error('not today');
        },
      },
    ]);
    const seen = await eventually(async () => {
      const all = await effects('a');
      return all.length >= 4 ? all : undefined;
    });
    expect(seen.filter((one) => one.key === broken).map((one) => one.version)).toEqual([1, 2]);
  });

  it('waits on NotYet without counting it as a failure', async () => {
    const key = anId();
    await backbone.publish(key, [1]);
    await backbone.sequence();
    const record = await recorder('a');
    let looks = 0;
    await backbone.consumer([
      {
        name: 'a',
        handle: async (event) => {
          looks += 1;
          if (looks <= 5) throw new NotYet('the name is not known yet');
          await record(event);
        },
      },
    ]);
    await eventually(async () => (await effects('a')).length === 1 || undefined);
    expect(backbone.alarms).toEqual([]);
  });
});
