// Every check and test of the project: npm test, or some of them by name: npm test -- lint unit
import { totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { checks } from './checks.mjs';
import { runJest, suites } from './suites.mjs';
import { runCheck } from './run-check.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const asked = process.argv.slice(2);
const known = [...checks, ...suites].map(({ name }) => name);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(2);
}
const chosen = (list) => (asked.length === 0 ? list : list.filter(({ name }) => asked.includes(name)));

const started = Date.now();
let passed = 0;
let failed = 0;

// Two at a time: the checks use one core each.
const queue = chosen(checks);
await Promise.all([lane(), ...(totalmem() > 4 * 2 ** 30 ? [lane()] : [])]);
await runSuites(chosen(suites));

const minutes = ((Date.now() - started) / 60_000).toFixed(1);
console.log(`\nAll of it took ${minutes} min.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function lane() {
  for (let check = queue.shift(); check !== undefined; check = queue.shift()) report(await runCheck(check, root));
}

/** In their order, as many at once as the two cores carry: a suite takes as many of them as it has workers. */
async function runSuites(waiting) {
  const running = new Set();
  let free = 2;
  while (waiting.length > 0 || running.size > 0) {
    while (waiting.length > 0 && waiting[0].workers <= free) {
      const suite = waiting.shift();
      free -= suite.workers;
      const run = runJest(suite, root).then((outcome) => {
        report(outcome);
        free += suite.workers;
        running.delete(run);
      });
      running.add(run);
    }
    await Promise.race(running);
  }
}

function report(outcome) {
  passed += outcome.passed;
  failed += outcome.failed;
  const skipped = outcome.skipped ? `, ${outcome.skipped} skipped` : '';
  const seconds = `${outcome.seconds.toFixed(1)} s`.padStart(8);
  const mark = outcome.failed > 0 ? 'FAILED' : outcome.passed > 0 ? 'ok' : 'absent';
  console.log(
    `${mark.padEnd(7)} ${outcome.name.padEnd(20)} ${seconds}  ${outcome.passed} passed, ${outcome.failed} failed${skipped}`,
  );
  if (outcome.said) console.log(outcome.said.trimEnd().replaceAll(/^/gm, '        '));
}
