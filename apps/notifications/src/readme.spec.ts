import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { workflows } from './workflows/domain/workflows.js';

let readme: string;
beforeAll(async () => {
  readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
});

describe('the README', () => {
  it('names every workflow with the events that start it', () => {
    for (const { code, on } of workflows) {
      const line = readme.split('\n').find((one) => one.startsWith(`| \`${code}\``));
      expect(line?.split('|')[2]?.trim()).toBe(on.map((type) => `\`${type}\``).join(', '));
    }
  });
});
