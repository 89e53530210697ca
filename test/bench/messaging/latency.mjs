// From a commit in the publisher's process to the end of a handler in the subscriber's, at a steady rate.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Outbox } from '@harbourlink/messaging';
import { payload, topic, type, unitsOn } from './backbone.mjs';
import { microseconds } from './clock.mjs';
import { empty } from './database.mjs';
import { publisherOn } from './publisher.mjs';
import { startSubscriber } from './subscriber-process.mjs';

const rates = { 100: '100', 1_000: '1k', 3_000: '3k' };
const contracts = { single: '', batch: '-set' };
/** This share of a run warms up: processes have just started. */
const warmUp = 0.2;
/** What has not been handled so long after the last commit will not be waited for. */
const patienceSeconds = 60;

export async function latency(bench, transport) {
  for (const [rate, rateName] of Object.entries(rates)) {
    for (const [contract, suffix] of Object.entries(contracts)) {
      const { delays, offered, missing } = await delaysAt(bench, transport, Number(rate), contract);
      const at = (share) => (delays[Math.floor(delays.length * share)] ?? 0) / 1_000;
      const report = (percentile, more) =>
        bench.report({
          name: `latency-p${percentile}-${rateName}-${transport}${suffix}`,
          value: at(percentile / 100),
          unit: 'ms',
          ...more,
        });
      bench.report({
        name: `published-${rateName}-${transport}${suffix}`,
        value: offered,
        unit: '/s',
        peer: 'asked for',
        peerValue: Number(rate),
        line: false,
      });
      report(50, { line: false });
      report(99, { line: false });
      const behind = missing === 0 ? '' : `, ${missing} not handled after ${patienceSeconds} s`;
      report(95, {
        ...(rate === '1000' && { goal: '50' }),
        remark: `p50 ${at(0.5).toFixed(1)}, p99 ${at(0.99).toFixed(1)}; ${Math.round(offered)}/s published${behind}`,
      });
    }
  }
}

/** Delays in microseconds, in ascending order. */
async function delaysAt(bench, transport, rate, contract) {
  const { admin, urlOf } = await bench.database();
  await empty(admin);
  const prefix = `latency-${rate}-${contract}.`;
  const count = Math.round(rate * bench.seconds(10));
  const publisher = await publisherOn(bench, transport, prefix);
  const url = urlOf('matching', 'running');
  const brokers = transport === 'kafka' ? await bench.brokers() : '';
  const options = { role: 'events', transport, url, brokers, prefix, contract, expected: count, notes: true };
  const subscriber = await startSubscriber(bench, options);
  await subscriber.start();
  publisher.start();
  const { committed, seconds } = await publish(bench, count, rate);
  await Promise.race([subscriber.finished, pause(patienceSeconds * 1_000, undefined, { ref: false })]);
  const { keys, times } = await subscriber.stop();
  await publisher.stop();
  const counted = new Set([...committed.keys()].slice(count * warmUp));
  const delays = keys.flatMap((key, n) => (counted.has(key) ? [times[n] - committed.get(key)] : []));
  delays.sort((one, other) => one - other);
  return { delays, offered: count / seconds, missing: counted.size - delays.length };
}

/** Business transactions at the same time, at most: what is due later than that is late. */
const clients = 16;

/** Commits one event in a transaction of its own at a steady rate, if the machine can; when each was committed. */
async function publish(bench, count, rate) {
  const { urlOf } = await bench.database();
  const { units, close } = await unitsOn(urlOf('registry', 'running'), 'registry');
  const outbox = new Outbox('registry');
  const committed = new Map();
  const started = performance.now();
  let next = 0;
  const client = async () => {
    for (let n = next++; n < count; n = next++) {
      const early = started + (n * 1_000) / rate - performance.now();
      if (early > 0) await pause(early);
      const key = randomUUID();
      await units.run((unit) => outbox.append(unit, [{ topic, key, version: 1, type, payload }]));
      committed.set(key, microseconds());
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - started) / 1_000;
  await close();
  return { committed, seconds };
}
