import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import type { Scrape } from './alarm-rules.fixture.js';
import type { Sample } from './scrape.fixture.js';

const run = promisify(execFile);

/** What was scraped in one trouble, every `interval` seconds, and which alarms have to fire at its end. */
export interface Episode {
  readonly name: string;
  readonly history: readonly Scrape[];
  readonly expected: readonly string[];
}

/** Has Prometheus' own tool check the rules, and evaluate them over the episodes; throws with what it says. */
export async function askPromtool(
  promtool: string,
  rulesFile: string,
  { episodes, interval, names }: { episodes: readonly Episode[]; interval: number; names: RegExp },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'harbourlink-alarms-'));
  try {
    const file = join(folder, 'episodes.yml');
    const tests = episodes.map(({ name, history, expected }) => ({
      name,
      interval: `${interval}s`,
      input_series: seriesOf(history, names),
      promql_expr_test: [
        {
          expr: 'group by (alertname) (ALERTS{alertstate="firing"})',
          eval_time: `${(history.length - 1) * interval}s`,
          exp_samples: expected.map((alert) => ({ labels: `{alertname="${alert}"}`, value: 1 })),
        },
      ],
    }));
    await writeFile(file, stringify({ rule_files: [rulesFile], evaluation_interval: `${interval}s`, tests }));
    await run(promtool, ['check', 'rules', rulesFile]);
    await run(promtool, ['test', 'rules', file]);
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`promtool: ${String(error)} ${stdout}${stderr}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function seriesOf(history: readonly Scrape[], names: RegExp): { series: string; values: string }[] {
  const series = new Map<string, string[]>();
  for (const [index, { samples }] of history.entries()) {
    for (const sample of samples.filter(({ name }) => names.test(name))) {
      const values = series.get(nameOf(sample)) ?? Array.from(history, () => '_');
      values[index] = Number.isFinite(sample.value) ? String(sample.value) : 'Inf';
      series.set(nameOf(sample), values);
    }
  }
  return [...series].map(([name, values]) => ({ series: name, values: values.join(' ') }));
}

function nameOf({ name, labels }: Sample): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `${name}{${pairs.join(', ')}}`;
}
