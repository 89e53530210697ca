import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { Consumer } from '../consuming/consumer.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { MessagingOperations } from './messaging-operations.js';
import type { LaneBacklog } from './lane-status.js';
import type { MessagingStatus } from './messaging-status.js';

let backbone: Backbone;
beforeEach(async () => {
  backbone = await Backbone.start();
});
afterEach(() => backbone.stop());

async function statusOf(schema: 'registry' | 'matching', consumer?: Consumer): Promise<MessagingStatus> {
  return new MessagingOperations(schema, await backbone.units(schema), () => consumer).status();
}

const laneOf = async (consumer: Consumer): Promise<LaneBacklog | undefined> =>
  (await statusOf('matching', consumer)).lanes[0];

describe('the status of who publishes', () => {
  it('tells how many events wait for a place in the journal, and since when', async () => {
    expect((await statusOf('registry')).unsequenced).toEqual({ waiting: 0 });
    await backbone.publish(anId(), [1, 2]);
    const { unsequenced } = await statusOf('registry');
    expect(unsequenced).toMatchObject({ waiting: 2, oldest: expect.stringMatching(/Z$/) });
    expect(unsequenced.oldestSeconds).toBeLessThan(60);
    await backbone.sequence();
    expect(await statusOf('registry')).toMatchObject({ unsequenced: { waiting: 0 }, journal: { head: 2 } });
  });

  it('names the process that holds the lease, and says when nobody does', async () => {
    expect((await statusOf('registry')).lease).toEqual({ epoch: 0, held: false });
    const sequencer = backbone.sequencer();
    await sequencer.pass();
    const { lease } = await statusOf('registry');
    expect(lease).toMatchObject({ epoch: 1, held: true, expiresAt: expect.any(String) });
    expect(lease.instance).toMatch(/^registry@[^:]+:\d+#\d+$/);
    await sequencer.stop();
    expect((await statusOf('registry')).lease).toEqual({ epoch: 1, held: false, instance: lease.instance });
  });

  it('tells how far each sink was sent the journal, and since when it is behind', async () => {
    await backbone.publish(anId(), [1, 2, 3]);
    await backbone.sequence();
    const as = { schema: 'registry', role: 'sequencer' } as const;
    await backbone.ask(`INSERT INTO sink_watermark (sink, position) VALUES ('kafka', 1), ('other', 3)`, [], as);
    const { sinks } = await statusOf('registry');
    expect(sinks).toEqual([
      { sink: 'kafka', position: 1, behind: 2, oldestSeconds: expect.any(Number) },
      { sink: 'other', position: 3, behind: 0 },
    ]);
  });
});

describe('the status of a lane', () => {
  it('tells what has not been received', async () => {
    const consumer = await backbone.consumer([{ name: 'lane', handle: async () => undefined }]);
    await eventually(async () => (await laneOf(consumer))?.topics.length === 1);
    await backbone.quieten();
    await backbone.publish(anId(), [1, 2, 3]);
    await backbone.sequence();
    expect(await laneOf(consumer)).toMatchObject({
      lane: 'lane',
      kind: 'effect',
      waiting: 0,
      topics: [{ topic: 'registry.enterprise.v1', events: 3 }],
    });
  });

  it('tells what waits, since when, and what is blocked by what', async () => {
    const [fails, waits, gap] = [anId(), anId(), anId()];
    const consumer = await backbone.consumer([
      {
        name: 'lane',
        handle: async ({ key }) => {
          if (key === fails || key === waits) throw new Error('no');
        },
      },
    ]);
    await backbone.publish(fails, [1, 2]);
    await backbone.sequence();
    await eventually(async () => (await laneOf(consumer))?.dead === 1);
    expect(await laneOf(consumer)).toMatchObject({ waiting: 2, retrying: 0, gaps: 0, dead: 1, parked: 0 });
    await backbone.ask(
      `INSERT INTO inbox_key (lane, topic, key, last_version, state, retry_at)
       VALUES ('lane', 't', $1, 0, 'gap', NULL), ('lane', 't', $2, 0, 'retry', now() + interval '1 day')`,
      [gap, waits],
    );
    await backbone.ask(`UPDATE inbox SET occurred_at = clock_timestamp() - interval '2 hours' WHERE version = 1`);
    const lane = await laneOf(consumer);
    expect(lane).toMatchObject({ waiting: 2, retrying: 1, gaps: 1, dead: 1 });
    expect(lane?.oldestWaitingSeconds).toBeGreaterThan(7_000);
    expect(lane?.oldestWaitingSeconds).toBeLessThan(7_300);
  });

  it('has no oldest event when nothing waits', async () => {
    const consumer = await backbone.consumer([{ name: 'lane', handle: async () => undefined }]);
    expect(await laneOf(consumer)).not.toHaveProperty('oldestWaitingSeconds');
  });
});
