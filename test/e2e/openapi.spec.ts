import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { apps, committedDocument } from './merged-document.js';

const root = join(import.meta.dirname, '..', '..');

/** What a service answers at /openapi.json, told without a database. */
async function documentOf(app: string): Promise<unknown> {
  const node = join(root, 'node_modules', '.bin', 'node');
  const main = join(root, 'apps', app, 'dist', 'main.js');
  const { stdout } = await promisify(execFile)(node, [main, 'openapi'], { cwd: root, maxBuffer: 16 * 1_048_576 });
  return JSON.parse(stdout);
}

describe('the committed OpenAPI documents', () => {
  it.each(apps)('say what %s does today', async (app) => {
    // To renew it: node apps/APP/dist/main.js openapi > apps/APP/openapi.json
    expect(await documentOf(app)).toEqual(committedDocument(app));
  });
});
