import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { startRegistry } from '../registry-service.fixture.js';
import type { Registry } from '../registry-service.fixture.js';
import { fileOf, line } from './import.fixture.js';

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'harbourlink-small-disk-'));
/** A disk of one megabyte; making one takes root. */
const isMounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).then(
  () => true,
  () => false,
);
// Where everything is checked, nothing is left out: without the disk it fails there.
const mustRun = process.getuid?.() === 0 && process.env['CI'] === 'true';
const onSmallDisk = isMounted || mustRun ? describe : describe.skip;

// No hook runs where everything is left out.
if (!isMounted) await rm(folder, { recursive: true });
const usual = process.env['TMPDIR'];
afterAll(async () => {
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  if (!isMounted) return;
  await run('umount', [folder]);
  await rm(folder, { recursive: true });
});

onSmallDisk('an import onto a full disk (needs root, for a tmpfs of one megabyte)', () => {
  let at: Registry;
  beforeAll(async () => {
    expect(isMounted).toBe(true);
    process.env['TMPDIR'] = folder;
    at = await startRegistry();
  }, 60_000);
  afterAll(() => at?.stop());

  it.each([true, false])('is refused with 507 and leaves nothing behind; its length told: %p', async (lengthIsTold) => {
    const officer = await at.member('shanghai', 'officer');
    const answer = await officer.uploadOf(3 * 1_048_576, { lengthIsTold });
    expect([answer.status, answer.body['code']]).toEqual([507, 'service.disk-full']);
    expect(answer.text).not.toMatch(/ENOSPC|harbourlink-import/);
    expect(await readdir(folder)).toEqual([]);
    expect(await at.sql('SELECT 1 FROM registry.import')).toEqual([]);
  });

  it('does not keep the next file out that has room', async () => {
    const officer = await at.member('shanghai', 'officer');
    const taken = await officer.upload('imports', fileOf(line('600001.SH')));
    expect(taken.status).toBe(201);
    const known = (): Promise<unknown[]> =>
      at.sql(`SELECT 1 FROM registry.enterprise WHERE listing_code = '600001.SH'`);
    await eventually(async () => (await known()).length === 1, { within: 20_000 });
    expect(await readdir(folder)).toEqual([]);
  });
});
