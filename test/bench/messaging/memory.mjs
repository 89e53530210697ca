// What a process needs while it works off a backlog, beside what it needs for a tenth of that: it must not grow with it.
import { clearInterval, setInterval } from 'node:timers';
import { pssOf } from '../platform.mjs';
import { empty, fillOutbox } from './database.mjs';
import { startSubscriber } from './subscriber-process.mjs';

export async function memory(bench) {
  const { admin, urlOf } = await bench.database();
  const events = bench.events(1_000_000);
  const url = urlOf('matching', 'running');
  const roles = {
    sequencer: { role: 'outbox', url: urlOf('registry', 'sequencer') },
    subscriber: { role: 'events', transport: 'postgres', url, contract: 'batch' },
  };
  const peaks = { sequencer: [], subscriber: [] };
  for (const expected of [events / 10, events]) {
    await empty(admin);
    await fillOutbox(admin, expected, 20_000);
    for (const [name, options] of Object.entries(roles)) {
      peaks[name].push(await peakOf(bench, { ...options, expected }));
      bench.progress(`${expected} events: ${name} ${peaks[name].at(-1).toFixed(0)} MB at most`);
    }
  }
  for (const [name, [tenth, whole]] of Object.entries(peaks))
    bench.report({
      name: `memory-${name}`,
      value: whole,
      unit: 'MB',
      peer: 'a tenth of the backlog',
      peerValue: tenth,
      remark: `most of its own memory (PSS) while ${events} events pass`,
    });
}

/** The most memory, in MB, of a process until it has finished. */
async function peakOf(bench, options) {
  const subscriber = await startSubscriber(bench, options);
  let peak = 0;
  const look = setInterval(async () => (peak = Math.max(peak, await pssOf([subscriber.pid]))), 200);
  await subscriber.start();
  await subscriber.finished;
  clearInterval(look);
  peak = Math.max(peak, await pssOf([subscriber.pid]));
  await subscriber.stop();
  return peak;
}
