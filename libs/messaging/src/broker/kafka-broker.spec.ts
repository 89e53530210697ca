import { describe, expect, it } from '@jest/globals';
import { KafkaBroker } from './kafka-broker.js';

describe('a broker that does not answer', () => {
  const nowhere = () =>
    KafkaBroker.to({
      settings: { brokers: ['127.0.0.1:1'], prefix: 'test.', clientId: 'test' },
      onWarning: () => undefined,
      onFatal: () => undefined,
    });
  const record = { topic: 'registry.need.v1', key: 'any', value: null, headers: {} };
  const subscription = {
    group: 'matching.known-needs',
    topics: ['registry.need.v1'],
    onRecords: () => Promise.resolve('received' as const),
  };

  it.each([
    ['sends', (broker: KafkaBroker) => broker.send([record])],
    ['subscribes', (broker: KafkaBroker) => broker.subscribe(subscription)],
    ['makes topics', (broker: KafkaBroker) => broker.ensureTopics([])],
  ])('keeps nobody who %s once it is time to stop', async (_what, wait) => {
    const broker = await nowhere();
    const waiting = wait(broker);
    broker.leave();
    await expect(waiting).rejects.toThrow('nobody waits for this connection any more');
    await expect(wait(broker)).rejects.toThrow('nobody waits for this connection any more');
    await broker.stop();
  });
});
