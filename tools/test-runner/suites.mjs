import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { whyNoBackbone } from '../set-up/backbone.mjs';
import { whyNoBrowser } from '../set-up/browser.mjs';
import { absent, leftOut, run, tail } from './run-check.mjs';
import { scratchFolder } from './scratch-folder.mjs';

/** The jest projects in the order in which a failure is cheapest to learn. `whyNot` tells what one lacks on this machine. */
export const suites = [
  { name: 'unit', workers: 2 },
  { name: 'integration', workers: 2 },
  { name: 'kafka', workers: 2, whyNot: whyNoBackbone },
  { name: 'browser', workers: 2, whyNot: whyNoBrowser },
  { name: 'chaos', workers: 2 },
  { name: 'e2e', workers: 1 },
  { name: 'kill', workers: 1 },
];

/** Runs one jest project; every test counts, and a file that could not even be loaded counts as one failure. */
export async function runJest({ name, workers, whyNot }, root) {
  const lacking = whyNot?.(root);
  if (lacking !== undefined) return leftOut(name, lacking);
  const started = Date.now();
  const folder = await mkdtemp(join(tmpdir(), 'harbourlink-jest-'));
  const file = join(folder, 'results.json');
  const command = [
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    name,
    '--maxWorkers',
    String(workers),
    '--testSequencer',
    join(root, 'tools', 'test-runner', 'longest-first.mjs'),
    '--json',
    '--outputFile',
    file,
    '--silent',
  ];
  const { said } = await run(command, root, {
    TMPDIR: scratchFolder(),
    // Services are started, killed and started again as processes: what one of them compiled the next one need not.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'harbourlink-code'),
  });
  const results = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  await rm(folder, { recursive: true, force: true });
  const seconds = (Date.now() - started) / 1000;
  if (results === undefined) {
    return /no tests found/i.test(said)
      ? absent(name, 'any test')
      : { name, passed: 0, failed: 1, seconds, said: tail(said) };
  }
  const unloaded = results.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    name,
    passed: results.numPassedTests,
    failed: results.numFailedTests + unloaded.length,
    skipped: results.numPendingTests + results.numTodoTests,
    seconds,
    said: [slowestOf(results), results.success ? skippedIn(results) : failuresIn(results, root)]
      .filter((words) => words !== '')
      .join('\n'),
  };
}

/** Where the time went, for a suite that takes long. */
function slowestOf({ testResults }) {
  const took = testResults.map(({ name, startTime, endTime }) => ({
    name: basename(name),
    seconds: (endTime - startTime) / 1000,
  }));
  const slowest = took.filter(({ seconds }) => seconds >= 10).sort((one, other) => other.seconds - one.seconds);
  return slowest
    .slice(0, 5)
    .map(({ name, seconds }) => `${seconds.toFixed(0).padStart(4)} s  ${name}`)
    .join('\n');
}

/** What was left out says so by name. */
function skippedIn({ testResults }) {
  const left = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'pending'),
  );
  return left.map(({ fullName }) => `skipped: ${fullName}`).join('\n');
}

function failuresIn(results, root) {
  const failed = results.testResults.filter(({ status }) => status === 'failed');
  return failed.map(({ name, message }) => `${name.replace(`${root}`, '')}\n${tail(message, 60)}`).join('\n\n');
}
