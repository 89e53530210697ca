// Handlers on an inbox that is full already, beside the same statements written by hand: mark, effect, own event, commit.
import { setTimeout as pause } from 'node:timers/promises';
import { Consumer, JournalTransport, Outbox } from '@harbourlink/messaging';
import {
  complain,
  consumerOptions,
  laneOf,
  payload,
  projectionOn,
  sequenceAll,
  sequencerOn,
  unitsOn,
} from './backbone.mjs';
import { timed } from './bench.mjs';
import { empty, fillOutbox } from './database.mjs';
import { marksOneByOne, marksTogether } from './handlers-by-hand.mjs';

const workers = 8;

export async function handlers(bench) {
  const database = await bench.database();
  const { units, close } = await unitsOn(database.urlOf('matching', 'running'), 'matching');
  const closed = bench.onEnd(close);
  const single = laneOf('single', effectOn(units));
  const set = laneOf('batch', projectionOn(units));
  const few = bench.events(20_000);
  const many = bench.events(100_000);

  for (const count of [1, 16]) {
    const { handled } = await handle(bench, units, single, few, { workers: count });
    bench.report({ name: `handler-single-${count}-workers`, value: handled, unit: '/s' });
  }
  const { handled } = await handle(bench, units, single, few, { workers });
  const byHand = await marksOneByOne(database, few, workers);
  bench.report({
    name: 'handler-single',
    value: handled,
    unit: '/s',
    peer: 'the same statements by hand',
    peerValue: byHand,
    goal: '3,000',
    remark: `${workers} at a time`,
  });

  const together = await handle(bench, units, set, many, { batchSize: 500 });
  bench.report({
    name: 'handler-set',
    value: together.handled,
    unit: '/s',
    peer: 'the same statements by hand',
    peerValue: await marksTogether(database, many),
    goal: '50,000',
    remark: '500 in a transaction',
  });
  bench.report({
    name: 'inbox-store',
    value: together.stored,
    unit: '/s',
    remark: 'journal to inbox, 1,000 at a time',
  });
  await closed();
}

/** One row of effect and one event of its own for each event. */
function effectOn(units) {
  const outbox = new Outbox('matching');
  return (event) =>
    units.run(async (unit) => {
      await unit.query(
        'INSERT INTO thing VALUES ($1, $2, now()) ON CONFLICT (id) DO UPDATE SET version = excluded.version',
        [event.key, event.version],
      );
      const { key, version } = event;
      await outbox.append(unit, [{ topic: 'matching.thing.v1', key, version, type: 'bench.Caused', payload }]);
    });
}

/** Events a second: stored in the inbox first, then, with the clock started anew, handled. */
async function handle(bench, units, lane, events, options) {
  const database = await bench.database();
  await empty(database.admin);
  await fillOutbox(database.admin, events, 20_000);
  const sequencer = sequencerOn(database.urlOf('registry', 'sequencer'));
  await sequenceAll(sequencer);
  await sequencer.stop();
  const consumer = (one, more) => {
    const transport = new JournalTransport(units, database.urlOf('matching', 'running'), complain);
    return new Consumer([one], units, transport, consumerOptions(more));
  };
  const rateOf = async (running, finished) => {
    const seconds = await timed(async () => {
      await running.start();
      while (!(await finished())) await pause(20);
    });
    await running.stop();
    return events / seconds;
  };
  const stored = await rateOf(consumer({ ...lane, contract: 'single' }, { workers: 0, pauseAbove: 1e9 }), async () => {
    const { rows } = await database.admin.query('SELECT sum(cursor)::int AS place FROM matching.inbox_lane');
    return rows[0].place === events;
  });
  await database.admin.query('VACUUM (ANALYZE) matching.inbox');
  let done = 0;
  const observer = { ended: (name, outcome, count) => (done += count) };
  const handled = await rateOf(consumer(lane, { ...options, observer }), () => done >= events);
  bench.progress(
    `${lane.contract} ${JSON.stringify(options)}: stored ${Math.round(stored)}/s, handled ${Math.round(handled)}/s`,
  );
  return { stored, handled };
}
