// A journal that is full already, through Kafka into the inbox of another process and its set-based handler; beside it the
// same over the journals alone, and the same records produced and consumed by kafkajs alone.
import { topicsPublishedBy } from '@harbourlink/messaging';
import { median } from '../platform.mjs';
import { sequenceAll, topic } from './backbone.mjs';
import { connectTo } from './broker.mjs';
import { microseconds } from './clock.mjs';
import { empty, fillOutbox } from './database.mjs';
import { publisherOn } from './publisher.mjs';
import { produceRaw } from './raw-kafka.mjs';
import { startSubscriber } from './subscriber-process.mjs';

const rounds = 3;

export async function endToEnd(bench) {
  const events = bench.events(200_000);
  const runs = { kafka: [], postgres: [], raw: [] };
  // A broker that has just started makes its first group wait.
  await raw(bench, 'warm-up.', Math.min(events, 10_000));
  for (let round = 1; round <= rounds; round += 1) {
    const prefix = `round-${round}.`;
    runs.kafka.push(await ours(bench, 'kafka', prefix, events));
    runs.postgres.push(await ours(bench, 'postgres', prefix, events));
    runs.raw.push(await raw(bench, `raw-${prefix}`, events));
    const received = Object.entries(runs).map(([name, all]) => `${name} ${Math.round(all.at(-1).handled)}/s`);
    bench.progress(`round ${round} of ${rounds}: ${received.join(', ')}`);
  }
  const rate = (name, what) => median(runs[name].map((run) => run[what]));
  const peer = 'raw kafkajs';
  const unit = '/s';
  const goal = '0.5 of it';
  bench.report({
    name: 'kafka-end-to-end',
    value: rate('kafka', 'handled'),
    unit,
    peer,
    peerValue: rate('raw', 'handled'),
    goal,
  });
  bench.report({ name: 'kafka-ship', value: rate('kafka', 'sent'), unit, peer, peerValue: rate('raw', 'sent') });
  bench.report({
    name: 'postgres-end-to-end',
    value: rate('postgres', 'handled'),
    unit,
    peer,
    peerValue: rate('raw', 'handled'),
  });
}

/** Events a second: sent by this process, handled by the other. */
async function ours(bench, transport, prefix, events) {
  const { admin, urlOf } = await bench.database();
  await empty(admin);
  await fillOutbox(admin, events, 20_000);
  let sent = 0;
  let lastSent = 0;
  const publisher = await publisherOn(bench, transport, prefix, (records) => {
    sent += records;
    if (sent >= events) lastSent = microseconds();
  });
  await sequenceAll(publisher.sequencer);
  const url = urlOf('matching', 'running');
  const brokers = transport === 'kafka' ? await bench.brokers() : '';
  const options = { role: 'events', transport, url, brokers, prefix, contract: 'batch', expected: events };
  const subscriber = await startSubscriber(bench, options);
  // Over Kafka it is in its group, and waits, before anything is sent; the journals hold everything from the start.
  if (transport === 'kafka') await subscriber.start();
  const from = microseconds();
  publisher.start();
  if (transport === 'postgres') await subscriber.start();
  const { at } = await subscriber.finished;
  await subscriber.stop();
  await publisher.stop();
  return { sent: lastSent === 0 ? 0 : perSecond(events, lastSent - from), handled: perSecond(events, at - from) };
}

async function raw(bench, prefix, events) {
  const brokers = await bench.brokers();
  const broker = await connectTo(brokers, prefix);
  await broker.ensureTopics(topicsPublishedBy('registry'));
  await broker.stop();
  const subscriber = await startSubscriber(bench, { role: 'records', brokers, prefix, expected: events });
  await subscriber.start();
  const from = microseconds();
  await produceRaw({ brokers, prefix, topic }, events);
  const sent = microseconds();
  const { at } = await subscriber.finished;
  await subscriber.stop();
  return { sent: perSecond(events, sent - from), handled: perSecond(events, at - from) };
}

function perSecond(events, microsecondsTaken) {
  return (events * 1_000_000) / microsecondsTaken;
}
