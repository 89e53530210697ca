import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Options } from './options.js';
import type { Transport } from './plan/plan.js';

/** One run of either level. */
export interface RanOutcome {
  readonly seed: number;
  readonly faults: readonly string[];
  /** What `--fault` has to be for the same run. */
  readonly asked: string | undefined;
  /** In words. */
  readonly findings: readonly string[];
  readonly history: readonly unknown[];
  readonly milliseconds: number;
}

/** Adds up what runs came to, and says it. */
export class Report {
  runs = 0;
  violations = 0;
  private readonly faults: Record<string, number> = {};
  private readonly mutants: Record<string, string> = {};
  private readonly began = performance.now();
  private saidAt = performance.now();
  private milliseconds = 0;

  constructor(private readonly options: Options) {}

  async ran(transport: Transport, outcome: RanOutcome): Promise<void> {
    this.runs += 1;
    this.milliseconds += outcome.milliseconds;
    for (const fault of outcome.faults) this.faults[fault] = (this.faults[fault] ?? 0) + 1;
    if (outcome.findings.length > 0) await this.violated(transport, outcome);
    if (performance.now() - this.saidAt > 5_000) this.progress();
  }

  mutant(name: string, verdict: string): void {
    this.mutants[name] = verdict;
    console.log(`${verdict.startsWith('caught') ? 'caught  ' : 'SURVIVED'} ${name.padEnd(32)} ${verdict}`);
  }

  progress(): void {
    this.saidAt = performance.now();
    const seconds = Math.round((this.saidAt - this.began) / 1000);
    const each = this.runs === 0 ? 0 : Math.round(this.milliseconds / this.runs);
    console.log(`${this.runs} runs in ${seconds} s (${each} ms each), ${this.violations} violations`);
  }

  /** Everything went as it has to. */
  get isGood(): boolean {
    return this.violations === 0 && Object.values(this.mutants).every((verdict) => verdict.startsWith('caught'));
  }

  end(): void {
    this.progress();
    if (!this.options.json) return;
    const { transport, level } = this.options;
    const { runs, violations, faults } = this;
    const mutants = Object.fromEntries(
      Object.entries(this.mutants).map(([name, verdict]) => [name, verdict.split(' ')[0]]),
    );
    console.log(JSON.stringify({ transport, level, runs, violations, faults, mutants }));
  }

  private async violated(transport: Transport, { seed, faults, asked, findings, history }: RanOutcome): Promise<void> {
    this.violations += 1;
    const fault = asked === undefined ? '' : ` --fault ${asked}`;
    console.log(`\nVIOLATION with seed ${seed} (${faults.join(', ')}). Again:`);
    console.log(
      `  npm run chaos -- --transport ${transport} --level ${this.options.level} --seeds 1 --seed-base ${seed}${fault}`,
    );
    for (const finding of findings.slice(0, 12)) console.log(`  ${finding}`);
    if (findings.length > 12) console.log(`  and ${findings.length - 12} more`);
    if (this.options.histories === undefined) return;
    await mkdir(this.options.histories, { recursive: true });
    const file = join(this.options.histories, `${transport}-${seed}.jsonl`);
    await writeFile(file, [...findings, ...history].map((line) => JSON.stringify(line)).join('\n'));
    console.log(`  history: ${file}`);
  }
}
