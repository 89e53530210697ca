import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutgoingRecord } from '../broker/broker.js';
import { anId, Backbone } from '../schemas.fixture.js';
import type { Sequencer } from '../sequencing/sequencer.js';

/** Keeps what it is sent; fails when told, before or after it has taken it. */
class RecordingBroker {
  readonly records: OutgoingRecord[] = [];
  readonly sends: number[] = [];
  fault: 'none' | 'refuses' | 'landed-but-timed-out' = 'none';
  /** What happens between the broker's having it and the sender's knowing it. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    if (this.fault !== 'refuses') {
      this.records.push(...records);
      this.sends.push(records.length);
    }
    await this.meanwhile();
    if (this.fault !== 'none') throw new Error(this.fault);
  }

  get positions(): number[] {
    return this.records.map(({ headers }) => Number(headers['ce_position']));
  }
}

let backbone: Backbone;
let broker: RecordingBroker;
let leader: Sequencer;
beforeEach(async () => {
  backbone = await Backbone.start();
  broker = new RecordingBroker();
  leader = backbone.sequencer();
});
afterEach(() => backbone.stop());

async function journalled(events: number): Promise<void> {
  for (let n = 0; n < events; n += 1) await backbone.publish(anId(), [1]);
  while (await leader.pass());
}

const watermark = async (): Promise<number | undefined> => {
  const rows = await backbone.owner<{ position: string }>(`SELECT position FROM sink_watermark WHERE sink = 'kafka'`);
  return rows[0] && Number(rows[0].position);
};

describe('rule 2: a sender reads the journal, and its watermark moves behind what was sent', () => {
  it('sends everything in the order of positions, once, and then waits', async () => {
    await journalled(7);
    await backbone.ship(leader, broker, 3);
    expect(broker.positions).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(broker.sends).toEqual([3, 3, 1]);
    expect(await watermark()).toBe(7);
    await backbone.ship(leader, broker);
    expect(broker.positions).toHaveLength(7);
  });

  it('sends what came after it had looked ahead and found nothing', async () => {
    await journalled(2);
    const shipper = backbone.shipper(leader, broker);
    expect(await shipper.pass()).toBe(true);
    await journalled(1);
    expect(await shipper.pass()).toBe(true);
    await shipper.stop();
    expect(broker.positions).toEqual([1, 2, 3]);
  });

  it.each(['refuses', 'landed-but-timed-out'] as const)(
    'sends again what a broker that %s may not have',
    async (fault) => {
      await journalled(4);
      broker.fault = fault;
      await expect(backbone.ship(leader, broker, 2)).rejects.toThrow(fault);
      expect(await watermark()).toBe(0);
      broker.fault = 'none';
      await backbone.ship(leader, broker, 2);
      expect(broker.positions).toEqual(fault === 'refuses' ? [1, 2, 3, 4] : [1, 2, 1, 2, 3, 4]);
      expect(await watermark()).toBe(4);
    },
  );

  it('sends a large stretch in pieces a topic can take', async () => {
    const units = await backbone.units('registry');
    await units.run((unit) =>
      unit.query(
        `INSERT INTO outbox (event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id)
         SELECT gen_random_uuid(), 'registry.enterprise.v1', gen_random_uuid(), 1, 'test.Happened', decode(repeat('ab', 400000), 'hex'),
                now(), gen_random_uuid() FROM generate_series(1, 5)`,
      ),
    );
    while (await leader.pass());
    await backbone.ship(leader, broker);
    expect(broker.sends).toEqual([2, 2, 1]);
  });

  it('fills a broker that was wiped again from wherever it is told', async () => {
    await journalled(5);
    await backbone.ship(leader, broker);
    await backbone.ask(`SELECT refill_sink('kafka', 2)`, [], { schema: 'registry' });
    await backbone.ship(leader, broker);
    expect(broker.positions).toEqual([1, 2, 3, 4, 5, 3, 4, 5]);
    await backbone.ask(`SELECT refill_sink('kafka', 99)`, [], { schema: 'registry' });
    expect(await watermark()).toBe(5);
  });

  it('notices that it was told to begin again while it was sending', async () => {
    await journalled(4);
    const shipper = backbone.shipper(leader, broker, 2);
    expect(await shipper.pass()).toBe(true);
    await backbone.ask(`SELECT refill_sink('kafka', 0)`, [], { schema: 'registry' });
    while (await shipper.pass());
    await shipper.stop();
    expect(broker.positions).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
    expect(await watermark()).toBe(4);
  });

  it('does not count what was sent before a refill that left the watermark where it stood', async () => {
    await journalled(2);
    broker.meanwhile = async () => {
      broker.meanwhile = () => Promise.resolve();
      broker.records.length = 0;
      await backbone.ask(`SELECT refill_sink('kafka', 0)`, [], { schema: 'registry' });
    };
    await backbone.ship(leader, broker);
    expect(broker.positions).toEqual([1, 2]);
    expect(await watermark()).toBe(2);
  });

  it('stops with an alarm where the journal does not go on', async () => {
    await journalled(3);
    await backbone.owner('DELETE FROM journal WHERE position = 1');
    await expect(backbone.ship(leader, broker)).rejects.toThrow('does not go on at position 1');
    expect(backbone.alarms).toEqual([expect.stringContaining('does not go on at position 1')]);
    expect(broker.records).toEqual([]);
  });
});

describe('rule 5: one sender for a schema, the holder of its lease', () => {
  it('sends nothing without the lease', async () => {
    await journalled(2);
    await backbone.ship(backbone.sequencer(), broker);
    expect(broker.records).toEqual([]);
  });

  it('moves no watermark once somebody else leads, though it has not noticed', async () => {
    await journalled(2);
    const shipper = backbone.shipper(leader, broker);
    await backbone.owner(`UPDATE sequencer SET holder = gen_random_uuid(), epoch = epoch + 1`);
    await shipper.pass();
    expect(broker.positions).toEqual([1, 2]);
    expect(await watermark()).toBe(0);
    await shipper.stop();
  });
});
