// The publishing side of a service: the sequencer and, over Kafka, the shipper, in this process.
import { Shipper, topicsPublishedBy } from '@harbourlink/messaging';
import { complain, sequencerOn } from './backbone.mjs';
import { connectTo } from './broker.mjs';

/** `onSent` is told how many records the broker has taken with each send. */
export async function publisherOn(bench, transport, prefix, onSent = () => undefined) {
  const { urlOf } = await bench.database();
  const url = urlOf('registry', 'sequencer');
  const sequencer = sequencerOn(url);
  const broker = transport === 'kafka' ? await connectTo(await bench.brokers(), prefix) : undefined;
  await broker?.ensureTopics(topicsPublishedBy('registry'));
  const send = async (records) => {
    await broker.send(records);
    onSent(records.length);
  };
  const shipper =
    broker &&
    new Shipper({
      url,
      schema: 'registry',
      sink: 'kafka',
      broker: { send },
      leadership: () => sequencer.leadership,
      onError: complain,
      onAlarm: complain,
    });
  return {
    sequencer,
    start() {
      sequencer.start();
      shipper?.start();
    },
    stop: bench.onEnd(async () => {
      await shipper?.stop();
      await sequencer.stop();
      await broker?.stop();
    }),
  };
}
