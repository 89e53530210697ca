import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

interface Report {
  readonly summary: {
    readonly violations: Violation[];
    readonly ruleSetUsed: { readonly forbidden: { readonly name: string }[] };
  };
}

const root = resolve('.');
const bad = 'test/architecture/bad';

async function cruise(config: string, folders: string[]): Promise<Report> {
  const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [command, ...folders, '--config', config, '--output-type', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 256 * 2 ** 20 });
  return JSON.parse(stdout) as Report;
}

describe('the import rules', () => {
  let report: Report;

  beforeAll(async () => {
    report = await cruise('test/architecture/bad.dependency-cruiser.mjs', [bad]);
  }, 60_000);

  it('each fire on the fixture that has their name', () => {
    const silent = report.summary.ruleSetUsed.forbidden
      .map(({ name }) => name)
      .filter(
        (name) =>
          !report.summary.violations.some(({ from, rule }) => rule.name === name && from.startsWith(`${bad}/${name}/`)),
      );
    expect(silent).toEqual([]);
  });

  it('each have a fixture, and each fixture has a rule', async () => {
    const rules = report.summary.ruleSetUsed.forbidden.map(({ name }) => name).toSorted();
    expect((await readdir(bad)).toSorted()).toEqual(rules);
  });

  it('name every lib there is', async () => {
    const rules = report.summary.ruleSetUsed.forbidden.map(({ name }) => name);
    const libs = (await readdir('libs')).filter((lib) => existsSync(join('libs', lib, 'package.json')));
    expect(libs.filter((lib) => !rules.includes(`${lib}-imports-only-its-allowed-libs`))).toEqual([]);
  });
});
