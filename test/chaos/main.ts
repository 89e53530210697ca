import { faults } from './faults/catalogue.js';
import { keptSeeds } from './kept-seeds.js';
import { EngineLevel } from './levels/engine/engine-level.js';
import { ProcessLevel } from './levels/process/process-level.js';
import { huntMutants } from './mutants/hunt.js';
import { optionsOf, usage, UsageError } from './options.js';
import type { Options } from './options.js';
import type { Transport } from './plan/plan.js';
import { Report } from './report.js';

try {
  const code = await chaos(optionsOf(process.argv.slice(2)));
  // All that was started has ended; connections to what was killed on purpose may linger.
  process.exit(code);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 2;
}

async function chaos(options: Options): Promise<number> {
  if (options.list) {
    for (const { name, level, transports, line } of faults)
      console.log(`${name.padEnd(30)} ${level.padEnd(8)} ${transports.join(',').padEnd(15)} ${line}`);
    return 0;
  }
  const report = new Report(options);
  const stop = new AbortController();
  process.on('SIGINT', () => stop.abort());
  process.on('SIGTERM', () => stop.abort());
  if (options.seconds !== undefined) setTimeout(() => stop.abort(), options.seconds * 1000).unref();
  try {
    if (options.level === 'process') await runProcesses(options, report, stop.signal);
    else await runEngine(options, report, stop.signal);
  } finally {
    report.end();
  }
  return report.isGood ? 0 : 1;
}

async function runEngine(options: Options, report: Report, stop: AbortSignal): Promise<void> {
  const engine = await EngineLevel.start();
  try {
    if (options.mutants) await huntMutants(engine, options, report, stop);
    else await runSeeds(engine, options, report, stop);
  } finally {
    await engine.stop();
  }
}

async function runSeeds(engine: EngineLevel, options: Options, report: Report, stop: AbortSignal): Promise<void> {
  const { seeds, seedBase, fault } = options;
  const one = async (seed: number, transport: Transport, asked: string | undefined): Promise<void> => {
    if (stop.aborted) return;
    const { plan, findings, history, milliseconds } = await engine.run(seed, transport, asked);
    await report.ran(transport, {
      seed,
      faults: plan.faults,
      asked,
      findings: findings.map(({ name, detail }) => `${name}: ${detail}`),
      history: [plan, ...history],
      milliseconds,
    });
  };
  if (options.kept) for (const kept of keptSeeds) await one(kept.seed, kept.transport, kept.fault);
  for (let seed = seedBase; seed < seedBase + seeds && !stop.aborted; seed += 1)
    for (const transport of transportsOf(options)) await one(seed, transport, fault);
}

async function runProcesses(options: Options, report: Report, stop: AbortSignal): Promise<void> {
  const { seeds, seedBase, fault, histories: folder } = options;
  for (const transport of transportsOf(options)) {
    if (stop.aborted) return;
    const reported: Promise<void>[] = [];
    const level = new ProcessLevel({
      transport,
      seeds,
      seedBase,
      fault,
      folder,
      onWorld: (backbone) => console.log(`starting services over ${backbone}`),
      onRun: (run) => {
        const named = { ...run, asked: fault, faults: run.faults.map(({ name }) => name), history: run.doings };
        reported.push(report.ran(transport, named));
      },
    });
    const stopping = (): void => void level.stop();
    stop.addEventListener('abort', stopping);
    await level.run();
    stop.removeEventListener('abort', stopping);
    await Promise.all(reported);
  }
}

/** Over both, unless one of the faults happens over one only. */
function transportsOf({ transport, fault, level }: Options): readonly Transport[] {
  if (transport !== 'both') return [transport];
  const asked = faults.filter((one) => one.level === level && fault?.split(',').includes(one.name));
  return (['postgres', 'kafka'] as const).filter((one) => asked.every(({ transports }) => transports.includes(one)));
}
