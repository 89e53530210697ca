import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const readme = readFileSync('apps/gateway/README.md', 'utf8');
const sources = globSync('apps/gateway/src/**/*.ts').filter((path) => !path.endsWith('.spec.ts'));

/** A route by itself, or a line of the table of streams. */
const route = /(?:\bfastify\.get\(\s*|^ {2}(?='[^']+': \{ service: ))['`](\/[^'`]*)['`]/gm;

/** What the gateway answers itself; what it passes on stands in `proxy/`. Files of the docs page are one route. */
const served = sources
  .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(route)])
  .map(([, path = '']) => (path.startsWith('/api/docs/') ? '/api/docs/*' : path));

const named = [...readme.matchAll(/^\|.*/gm)]
  .flatMap(([row]) => [...row.matchAll(/`GET (\/[^`]*)`/g)])
  .map(([, path = '']) => path);

describe('the README of the gateway', () => {
  it('names every route of its own', () => {
    expect(served.length).toBeGreaterThan(5);
    expect(served.filter((path) => !named.includes(path))).toEqual([]);
  });

  it('names no route that is not there', () => {
    expect(named.filter((path) => !served.includes(path))).toEqual([]);
  });
});
