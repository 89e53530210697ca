// A process of its own, as a service has one; subscriber-process.mjs starts it and tells it what to do.
import { setTimeout as pause } from 'node:timers/promises';
import { BrokerTransport, Consumer, JournalTransport } from '@harbourlink/messaging';
import { complain, consumerOptions, laneOf, projectionOn, sequencerOn, topic, unitsOn } from './backbone.mjs';
import { connectTo } from './broker.mjs';
import { microseconds } from './clock.mjs';
import { consumeRaw } from './raw-kafka.mjs';

const asked = JSON.parse(process.argv[2]);
const say = (type, more) => new Promise((said) => process.send({ type, ...more }, said));
/** When each aggregate's event was handled: two columns, which are quicker to send than pairs. */
const keys = [];
const times = [];
let handled = 0;

function count(events) {
  handled += events;
  if (handled >= asked.expected) void say('finished', { at: microseconds() });
}

const roles = { events: consumeEvents, records: consumeRecords, outbox: sequence };
const role = await roles[asked.role]();
await say('ready');
process.on('message', async (message) => {
  if (message === 'start') {
    await role.start();
    await say('started');
    return;
  }
  await role.stop();
  await say('ended', { keys, times });
  process.disconnect();
});
// Whoever started us is gone, or has heard everything.
process.once('disconnect', () => process.exit());

async function consumeEvents() {
  const { units, close } = await unitsOn(asked.url, 'matching');
  const broker = asked.transport === 'kafka' ? await connectTo(asked.brokers, asked.prefix) : undefined;
  const transport = broker
    ? new BrokerTransport(broker, units, 'matching')
    : new JournalTransport(units, asked.url, complain);
  const handle = noting(projectionOn(units));
  const lane = laneOf(asked.contract, asked.contract === 'single' ? (event) => handle([event]) : handle);
  const observer = { ended: (name, outcome, events) => count(events) };
  const consumer = new Consumer([lane], units, transport, consumerOptions({ workers: 8, observer }));
  return {
    async start() {
      await consumer.start();
      // In its group: what it has to receive comes afterwards.
      while (broker && !consumer.hasCaughtUp) await pause(50);
    },
    async stop() {
      await consumer.stop();
      await broker?.stop();
      await close();
    },
  };
}

function noting(handle) {
  if (!asked.notes) return handle;
  return async (events) => {
    await handle(events);
    const now = microseconds();
    for (const { key } of events) {
      keys.push(key);
      times.push(now);
    }
  };
}

async function consumeRecords() {
  return consumeRaw({ ...asked, topic }, count);
}

async function sequence() {
  const sequencer = sequencerOn(asked.url);
  return {
    async start() {
      while (await sequencer.pass());
      count(asked.expected);
    },
    stop: () => sequencer.stop(),
  };
}
