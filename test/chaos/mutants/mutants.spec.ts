import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { findingNames } from '../checker/finding.js';
import { engineFaults } from '../faults/engine-faults.js';
import { mutants } from './catalogue.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('mutants', () => {
  it('are many, each with a name of its own, scenarios there are and findings there are', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(15);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    for (const { scenarios, by } of mutants) {
      for (const { transport, fault } of scenarios)
        expect(engineFaults.find(({ name }) => name === fault)?.transports).toContain(transport);
      for (const name of by) expect(findingNames).toHaveProperty(name);
      expect(scenarios.length * by.length).toBeGreaterThan(0);
    }
  });

  it('each change texts that stand exactly once in the file they name', async () => {
    for (const { name, patches } of mutants) {
      for (const { file, find } of patches) {
        const times = (await readFile(join(root, file), 'utf8')).split(find).length - 1;
        expect({ name, file, times }).toEqual({ name, file, times: 1 });
      }
    }
  });

  // One of each kind, found quickly; `npm run chaos -- --mutants` hunts them all.
  it.each(['cursor-before-inbox', 'gap-ignored', 'retry-loses-the-event', 'discarded-advances-twice'])(
    'are caught by the checker: %s',
    async (name) => {
      const loading = ['--conditions=@harbourlink/source', '--import', './test/chaos/loading/load-sources.mjs'];
      const command = [...loading, 'test/chaos/main.ts', '--mutant', name, '--json'];
      const environment = { ...process.env, NODE_OPTIONS: '' };
      const run = promisify(execFile)(process.execPath, command, { cwd: root, env: environment, maxBuffer: 2 ** 24 });
      const { stdout } = await run.catch((failed: { stdout: string }) => failed);
      const said = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as { mutants: Record<string, string> };
      expect(said.mutants).toEqual({ [name]: 'caught' });
    },
    120_000,
  );
});
