import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutgoingRecord } from '../broker/broker.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { Shipper } from '../shipping/shipper.js';
import { MessagingOperations } from './messaging-operations.js';

let backbone: Backbone;
beforeEach(async () => {
  backbone = await Backbone.start();
});
afterEach(() => backbone.stop());

const operator = { personId: anId() };

const operations = async (): Promise<MessagingOperations> =>
  new MessagingOperations('registry', await backbone.units('registry'), () => undefined);

describe('refilling a broker', () => {
  it('begins although nothing new is published, and is in the trail', async () => {
    await backbone.publish(anId(), [1, 2, 3]);
    const leader = backbone.sequencer();
    while (await leader.pass());
    const sent: OutgoingRecord[] = [];
    const shipper = new Shipper({
      url: backbone.urlOf('registry', 'sequencer'),
      schema: 'registry',
      sink: 'kafka',
      broker: { send: async (records) => void sent.push(...records) },
      leadership: () => leader.leadership,
      onError: (error) => backbone.errors.push(error),
      onAlarm: (alarm) => backbone.alarms.push(alarm),
    });
    while (await shipper.pass());
    expect(sent).toHaveLength(3);
    const operating = await operations();
    expect(await operating.refill('kafka', 1, operator)).toEqual({ sink: 'kafka', position: 1 });
    while (await shipper.pass());
    expect(sent).toHaveLength(5);
    await shipper.stop();
    const [action] = await operating.actions(undefined, 1);
    expect(action).toMatchObject({ action: 'refill', details: { sink: 'kafka', after: 1 } });
  });

  it('is refused for a sink nobody knows, and where the journal is archived', async () => {
    const operating = await operations();
    expect(await operating.refill('pulsar', 0, operator)).toMatchObject({ code: 'sink.unknown' });
    await backbone.owner(
      `INSERT INTO journal_archive (first, last, hash_before, hash_after, counts, file, file_sha256)
       VALUES (1, 2, '', '', '{}', 'old.ndjson.gz', '')`,
    );
    expect(await operating.refill('kafka', 1, operator)).toMatchObject({
      code: 'journal.archived',
      details: { file: 'old.ndjson.gz', source: 'registry', first: 1, last: 2 },
    });
    expect(await operating.actions(undefined, 1)).toEqual([]);
  });
});
