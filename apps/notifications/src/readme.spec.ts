import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue } from '@harbourlink/contracts';
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

  it('names every event that goes out', () => {
    const own = catalogue().filter(({ topic }) => topic.startsWith('notifications.'));
    expect(own.length).toBeGreaterThan(0);
    for (const { type } of own) expect(readme).toContain(`| \`${type.split('.').at(-1)}\``);
  });

  it('names no event that does not exist', () => {
    const known = new Set(catalogue().map(({ type }) => type.split('.').at(-1)));
    const events = readme.slice(readme.indexOf('## Events'), readme.indexOf('## Routes')).matchAll(/`([A-Z]\w+)`/g);
    for (const [, name] of events) expect(known).toContain(name);
  });
});
