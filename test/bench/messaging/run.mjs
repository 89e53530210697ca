// Measures the backbone: npm run bench -- messaging [--json] [--list] [--only drain,handlers] [--events N] [--seconds N]
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { backlog } from './backlog.mjs';
import { Bench } from './bench.mjs';
import { settings } from './database.mjs';
import { drain } from './drain.mjs';
import { endToEnd } from './end-to-end.mjs';
import { handlers } from './handlers.mjs';
import { latency } from './latency.mjs';
import { memory } from './memory.mjs';
import { transactions } from './transactions.mjs';

const measurements = {
  drain: { measure: drain, what: 'the sequencer against a bare loop, graphile-worker and pg-boss' },
  backlog: { measure: backlog, what: '1M events at once, with and without an old open snapshot' },
  transactions: { measure: transactions, what: 'business transactions with and without the sequencer' },
  handlers: { measure: handlers, what: 'handlers one at a time and set-based, against the same work by hand' },
  kafka: { measure: endToEnd, what: 'journal to Kafka to a set-based handler, against raw kafkajs' },
  'latency-postgres': { measure: (bench) => latency(bench, 'postgres'), what: 'commit to handler over the journals' },
  'latency-kafka': { measure: (bench) => latency(bench, 'kafka'), what: 'commit to handler over Kafka' },
  memory: { measure: memory, what: 'memory of a sequencer and a subscriber under a backlog' },
};

const { values: asked } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(measurements).join(',') },
    // Instead of what each measurement thinks best: for a look whether they work.
    events: { type: 'string' },
    seconds: { type: 'string' },
  },
  allowPositionals: true,
});

if (asked.list) {
  for (const [name, { what }] of Object.entries(measurements)) console.log(`${name.padEnd(18)} ${what}`);
  process.exit(0);
}
const names = asked.only.split(',');
const unknown = names.find((name) => !(name in measurements));
if (unknown !== undefined) {
  console.error(`there is no measurement ${unknown}: ${Object.keys(measurements).join(', ')}`);
  process.exit(2);
}

const bench = new Bench({ events: asked.events, seconds: asked.seconds });
for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
  // Not once: a second signal must not cut the ending short.
  process.on(signal, () => void bench.end().finally(() => process.exit(code)));
}

// A connection that breaks has nobody to tell; while everything is being ended they all do.
process.on('uncaughtException', (error) => {
  if (!bench.ending) console.error(error);
  void bench.end().finally(() => process.exit(1));
});

console.log(`${new Date().toISOString()}  ${cpus().length} cores  PostgreSQL with ${JSON.stringify(settings)}`);
try {
  for (const name of names) {
    bench.progress(`${name}: ${measurements[name].what}`);
    await measurements[name].measure(bench);
  }
} catch (error) {
  // What was ended on purpose fails whatever is at work.
  if (!bench.ending) console.error(error);
  process.exitCode = 1;
} finally {
  await bench.end();
}
if (asked.json) console.log(JSON.stringify({ results: bench.results }));
