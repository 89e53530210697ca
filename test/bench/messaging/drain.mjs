// How fast a full outbox becomes a journal, beside how fast others empty a full table of jobs that do nothing.
import { median } from '../platform.mjs';
import { sequenceAll, sequencerOn } from './backbone.mjs';
import { timed } from './bench.mjs';
import { empty, fillOutbox } from './database.mjs';
import { bareLoop, graphileWorker, pgBoss } from './drain-peers.mjs';

const rounds = 3;

const contenders = {
  sequencer: (database, events) => drainOutbox(database, events, 100),
  // Every event of a batch belongs to another aggregate: the worst case for comparing versions.
  'sequencer, all different': (database, events) => drainOutbox(database, events, 20_000),
  'bare loop': bareLoop,
  'graphile-worker': graphileWorker,
  'pg-boss': pgBoss,
};

export async function drain(bench) {
  const database = await bench.database();
  const events = bench.events(200_000);
  const rates = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, contend] of Object.entries(contenders)) {
      await empty(database.admin);
      const seconds = await contend(database, events);
      rates[name].push(events / seconds);
      bench.progress(`round ${round} of ${rounds}: ${name} ${Math.round(events / seconds)}/s`);
    }
  }
  const rate = (name) => median(rates[name]);
  const report = (name, own, peer, goal) =>
    bench.report({ name, value: rate(own), unit: '/s', peer, peerValue: rate(peer), goal });
  report('sequencer-drain', 'sequencer', 'bare loop', '50,000');
  report('sequencer-drain-all-different', 'sequencer, all different', 'bare loop', '50,000');
  report('sequencer-drain-vs-graphile-worker', 'sequencer', 'graphile-worker');
  report('sequencer-drain-vs-pg-boss', 'sequencer', 'pg-boss');
}

async function drainOutbox({ admin, urlOf }, events, keys) {
  await fillOutbox(admin, events, keys);
  const sequencer = sequencerOn(urlOf('registry', 'sequencer'));
  try {
    return await timed(() => sequenceAll(sequencer));
  } finally {
    await sequencer.stop();
  }
}
