import { withMutants } from '../levels/engine/engine-level.js';
import type { EngineLevel } from '../levels/engine/engine-level.js';
import type { Options } from '../options.js';
import { UsageError } from '../options.js';
import type { Report } from '../report.js';
import { mutants } from './catalogue.js';
import type { Mutant } from './mutant.js';

const { mostMilliseconds } = withMutants;
/** Seeds a mutant may have before it counts as survived. */
const mostRuns = 80;

/** Runs each mutant through the scenarios that should hit it until the checker calls it by one of its names. */
export async function huntMutants(
  engine: EngineLevel,
  options: Options,
  report: Report,
  stop: AbortSignal,
): Promise<void> {
  const chosen = mutants.filter(({ name }) => options.mutant === undefined || name === options.mutant);
  if (chosen.length === 0) throw new UsageError(`no mutant is called ${options.mutant}`);
  for (const mutant of chosen) {
    if (stop.aborted) return;
    report.mutant(mutant.name, await hunt(engine, mutant, options.seedBase, stop));
  }
}

async function hunt(engine: EngineLevel, mutant: Mutant, seedBase: number, stop: AbortSignal): Promise<string> {
  const changed = await engine.changed(mutant.name, mutant.patches);
  const others = new Set<string>();
  try {
    for (let n = 0; n < mostRuns && !stop.aborted; n += 1) {
      const scenario = mutant.scenarios[n % mutant.scenarios.length];
      if (!scenario) break;
      const seed = seedBase + n;
      const { findings, cutShort } = await changed.run(seed, scenario.transport, scenario.fault);
      // Slow is not wrong, as long as the code as it is takes as long.
      if (cutShort && (await engine.run(seed, scenario.transport, scenario.fault)).milliseconds > mostMilliseconds)
        continue;
      const caught = findings.find(({ name }) => mutant.by.includes(name));
      if (caught) return `caught by ${caught.name} with seed ${seed} of ${scenario.fault}`;
      for (const { name } of findings) others.add(name);
    }
    return `survived ${mostRuns} runs${others.size > 0 ? `, although there was ${[...others].join(', ')}` : ''}`;
  } finally {
    await changed.end();
  }
}
