import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkpointsIn } from './checkpoint-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checkpoints-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(content: string): Promise<string> {
  const path = join(folder, 'file.json');
  await writeFile(path, content);
  return path;
}

const kept = [{ position: 3, hash: 'a'.repeat(64) }];
const whole = { format: 'harbourlink-checkpoints', journals: { registry: kept } };

describe('a file of checkpoints', () => {
  it('is read as it was written', async () => {
    expect(await checkpointsIn(await file(JSON.stringify(whole)))).toEqual({ registry: kept });
  });

  it.each([
    ['no JSON', 'hello'],
    ['something else', '{"format":"other"}'],
    ['a hash that is none', JSON.stringify({ ...whole, journals: { registry: [{ position: 3, hash: 'x' }] } })],
    ['no list', JSON.stringify({ ...whole, journals: { registry: 'x' } })],
  ])('that is %s is refused in one line', async (_, content) => {
    await expect(checkpointsIn(await file(content))).rejects.toThrow('holds no checkpoints');
  });

  it('that is not there is refused in one line', async () => {
    await expect(checkpointsIn(join(folder, 'nowhere'))).rejects.toThrow('There is no file');
  });
});
