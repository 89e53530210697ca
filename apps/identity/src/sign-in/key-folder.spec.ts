import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeyFolder, secretsIn } from './key-folder.js';

describe('the folder of keys', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'keys-')), 'identity');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  it('is filled at the first start, and the same at the second', async () => {
    const first = await secretsIn(folder);
    expect(first.signingKeys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256' });
    expect(await secretsIn(folder)).toEqual(first);
  });

  it('is readable by its owner only', async () => {
    await secretsIn(folder);
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('holds one set of secrets when several replicas start at once', async () => {
    const all = await Promise.all([secretsIn(folder), secretsIn(folder), secretsIn(folder)]);
    expect(new Set(all.map((secrets) => JSON.stringify(secrets))).size).toBe(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('must be named', () => {
    expect(() => new KeyFolder(undefined).secrets()).toThrow('HARBOURLINK_KEYS_DIR');
  });

  it('is refused when others can read a secret', async () => {
    await secretsIn(folder);
    await chmod(join(folder, 'link.secret'), 0o644);
    await expect(secretsIn(folder)).rejects.toThrow('readable by its owner only');
  });
});
