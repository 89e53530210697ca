// A backlog of 1M events, drained while an old snapshot is open and while none is.
import pg from 'pg';
import { sequenceAll, sequencerOn } from './backbone.mjs';
import { timed } from './bench.mjs';
import { empty, fillOutbox } from './database.mjs';

export async function backlog(bench) {
  const events = bench.events(1_000_000);
  const rates = {};
  for (const snapshot of ['without', 'with']) {
    rates[snapshot] = events / (await drainOnce(await bench.database(), events, snapshot));
    bench.progress(`${events} events ${snapshot} an old snapshot: ${Math.round(rates[snapshot])}/s`);
  }
  bench.report({
    name: 'drain-1m-open-snapshot',
    value: rates.with,
    unit: '/s',
    peer: 'the same without a snapshot',
    peerValue: rates.without,
    goal: 'no slower',
    remark: events === 1_000_000 ? '' : `${events} events only`,
  });
}

async function drainOnce({ admin, urlOf }, events, snapshot) {
  await empty(admin);
  await fillOutbox(admin, events, 20_000);
  const old = new pg.Client({ connectionString: urlOf('registry', 'owner') });
  await old.connect();
  const sequencer = sequencerOn(urlOf('registry', 'sequencer'));
  try {
    if (snapshot === 'with')
      await old.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM registry.sequencer');
    return await timed(() => sequenceAll(sequencer));
  } finally {
    await sequencer.stop();
    await old.end();
  }
}
