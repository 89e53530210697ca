import { faults } from './faults/catalogue.js';
import { EngineLevel } from './levels/engine/engine-level.js';
import { processLevelIsMissing } from './levels/process/process-level.js';
import { huntMutants } from './mutants/hunt.js';
import { optionsOf, usage, UsageError } from './options.js';
import type { Options } from './options.js';
import type { Transport } from './plan/plan.js';
import { Report } from './report.js';

try {
  process.exitCode = await chaos(optionsOf(process.argv.slice(2)));
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
  if (options.level === 'process') throw new UsageError(processLevelIsMissing);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  if (options.seconds !== undefined) setTimeout(() => stop.abort(), options.seconds * 1000).unref();
  const report = new Report(options);
  // What the code under test lets escape would have ended its process: that is for the checker to judge, run by run.
  process.on('uncaughtException', (error) => console.log(`escaped: ${String(error)}`));
  const engine = await EngineLevel.start();
  try {
    if (options.mutants) await huntMutants(engine, options, report, stop.signal);
    else await runSeeds(engine, options, report, stop.signal);
  } finally {
    await engine.stop();
    report.end();
  }
  return report.isGood ? 0 : 1;
}

async function runSeeds(engine: EngineLevel, options: Options, report: Report, stop: AbortSignal): Promise<void> {
  const { seeds, seedBase, fault } = options;
  const possible = faults.find(({ name }) => name === fault)?.transports ?? ['postgres', 'kafka'];
  const transports: readonly Transport[] = options.transport === 'both' ? possible : [options.transport];
  for (let seed = seedBase; seed < seedBase + seeds; seed += 1) {
    for (const transport of transports) {
      if (stop.aborted) return;
      await report.ran(transport, await engine.run(seed, transport, fault));
    }
  }
}
