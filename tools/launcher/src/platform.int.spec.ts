import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { freePort } from '@harbourlink/testing';
import { PretendedServices } from './platform.fixture.js';
import { startPlatform, type Platform, type PlatformOptions } from './platform.js';
import { troubleFrom } from './trouble.js';

jest.setTimeout(120_000);

/** A data folder after a first start; copied, because making one takes seconds. */
let used: string;
let data: string;
let started: Platform[];

async function start(options: Partial<PlatformOptions> = {}): Promise<Platform> {
  const platform = await startPlatform({
    data,
    runner: new PretendedServices(),
    seedCommand: '/not/there',
    ...options,
  });
  started.push(platform);
  return platform;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('the platform', () => {
  beforeAll(async () => {
    used = join(await mkdtemp(join(tmpdir(), 'harbourlink-platform-')), 'data');
    const first = await startPlatform({ data: used, runner: new PretendedServices(), seedCommand: '/not/there' });
    await first.stop();
    await writeFile(join(used, 'harbourlink.json'), '{"dataMajor":1,"sampleWorld":"undecided"}');
  });

  beforeEach(async () => {
    data = join(await mkdtemp(join(tmpdir(), 'harbourlink-platform-')), 'data');
    started = [];
    // As root the database belongs to another account, which must stay so.
    await promisify(execFile)('cp', ['-a', used, data]);
  });

  afterAll(() => rm(join(used, '..'), { recursive: true, force: true }));

  afterEach(async () => {
    for (const platform of started) await platform.stop();
    await rm(join(data, '..'), { recursive: true, force: true });
  });

  it('migrates all before it starts any, starts the gateway last and stops it first', async () => {
    const services = new PretendedServices();
    const platform = await start({ runner: services });
    await platform.stop();
    const verbs = services.happened.map((line) => line.split(' ')[0]);
    expect(verbs.toSorted()).toEqual([
      ...Array(6).fill('migrate'),
      ...Array(7).fill('start'),
      ...Array(7).fill('stop'),
    ]);
    expect(verbs.lastIndexOf('migrate')).toBeLessThan(verbs.indexOf('start'));
    expect(services.happened[12]).toBe('start gateway');
    expect(services.happened[13]).toBe('stop gateway');
  });

  it('keeps the data for the next start', async () => {
    const first = await start();
    await ask(first.databaseUrls.registry.owner, 'CREATE TABLE registry.kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await start();
    expect(await ask(second.databaseUrls.superuser, 'SELECT answer FROM registry.kept')).toEqual([{ answer: 42 }]);
  });

  it('goes on after a SIGKILL of its database', async () => {
    const first = await start();
    await ask(first.databaseUrls.registry.owner, 'CREATE TABLE registry.kept AS SELECT 42 AS answer');
    const pid = Number((await readFile(join(data, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    expect((await first.failed).message).toBe('The database ended.');
    await first.stop();
    const second = await start();
    expect(await ask(second.databaseUrls.superuser, 'SELECT answer FROM registry.kept')).toEqual([{ answer: 42 }]);
  });

  it('removes the data when asked to', async () => {
    const first = await start();
    await ask(first.databaseUrls.registry.owner, 'CREATE TABLE registry.kept AS SELECT 42 AS answer');
    await first.stop();
    const said: string[] = [];
    const second = await start({ existing: 'remove', say: (line) => said.push(line) });
    expect(said).toContain(`Removing the data in ${data}`);
    await expect(ask(second.databaseUrls.superuser, 'SELECT answer FROM registry.kept')).rejects.toThrow(
      'does not exist',
    );
  });

  it('does not let one service into the tables of another', async () => {
    const { databaseUrls } = await start();
    await ask(databaseUrls.registry.owner, 'CREATE TABLE registry.secret (line text)');
    await expect(ask(databaseUrls.matching.running, 'SELECT * FROM registry.secret')).rejects.toThrow(
      'permission denied',
    );
    await expect(ask(databaseUrls.matching.owner, 'CREATE TABLE registry.mine (line text)')).rejects.toThrow(
      'permission denied',
    );
  });

  it('makes secrets only their owner can read, and tells no service more than it needs', async () => {
    const services = new PretendedServices();
    const platform = await start({ runner: services });
    for (const name of await readdir(platform.secretsFolder)) {
      expect((await stat(join(platform.secretsFolder, name))).mode & 0o777).toBe(0o600);
    }
    expect(services.environments.get('registry')).not.toHaveProperty('OWNER_DATABASE_URL');
    expect(services.environments.get('registry')).not.toHaveProperty('HARBOURLINK_KEYS_DIR');
    expect(services.environments.get('gateway')).not.toHaveProperty('DATABASE_URL');
    expect(services.environments.get('registry')).not.toHaveProperty('SESSION_KEYS');
    const { CLIENT_SECRET: secret = '', SESSION_KEYS: key = '' } = services.environments.get('gateway') ?? {};
    expect([secret.length, key.length, secret === key]).toEqual([43, 43, false]);
    expect(services.environments.get('gateway')).not.toHaveProperty('CONSOLE_FOLDER');
  });

  it('tells the gateway where the console is, once it was built', async () => {
    const services = new PretendedServices();
    const consoleFolder = join(data, '..', 'web');
    await mkdir(consoleFolder, { recursive: true });
    await (await start({ runner: new PretendedServices(), consoleFolder })).stop();
    await writeFile(join(consoleFolder, 'index.html'), '');
    await start({ runner: services, consoleFolder });
    expect(services.environments.get('gateway')).toMatchObject({ CONSOLE_FOLDER: consoleFolder });
    expect(services.environments.get('insights')).not.toHaveProperty('CONSOLE_FOLDER');
  });

  it('refuses a data folder that is in use, naming the process', async () => {
    await start();
    await expect(start()).rejects.toThrow(`${data} is in use by the platform with process id ${process.pid}.`);
  });

  it('takes over a lock whose process is gone', async () => {
    await (await start()).stop();
    await writeFile(join(data, 'lock'), '999999999 1');
    await expect(start()).resolves.toBeDefined();
  });

  it('refuses data of another version', async () => {
    await (await start()).stop();
    await writeFile(join(data, 'harbourlink.json'), '{"dataMajor":99,"sampleWorld":"unwanted"}');
    await expect(start()).rejects.toThrow(`The data in ${data} is of version 99; this platform keeps version 1.`);
  });

  it("refuses a folder that holds somebody else's files, even to remove them", async () => {
    const foreign = await mkdtemp(join(tmpdir(), 'harbourlink-foreign-'));
    await writeFile(join(foreign, 'thesis.txt'), 'do not lose me');
    await expect(start({ data: foreign, existing: 'remove' })).rejects.toThrow(
      "holds files that are not the platform's",
    );
    expect(await readdir(foreign)).toEqual(['thesis.txt']);
    await rm(foreign, { recursive: true });
  });

  it('refuses a file in the place of the folder', async () => {
    await rm(data, { recursive: true });
    await writeFile(data, '');
    await expect(start()).rejects.toThrow(`${data} is not a folder.`);
  });

  it('refuses a port somebody listens on, before it touches anything', async () => {
    const port = await freePort();
    const other = createServer();
    await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
    try {
      await expect(start({ port })).rejects.toMatchObject({
        message: `Port ${port} is taken.`,
        whatToDo: expect.stringContaining('--port'),
      });
    } finally {
      await new Promise((done) => other.close(done));
    }
  });

  it('undoes everything when one service cannot start', async () => {
    await expect(start({ runner: new PretendedServices(['mou']) })).rejects.toThrow('mou is broken');
    await expect(readFile(join(data, 'lock'))).rejects.toThrow('ENOENT');
    await expect(readFile(join(data, 'postgres/cluster/postmaster.pid'))).rejects.toThrow('ENOENT');
    await expect(start()).resolves.toBeDefined();
  });

  it('says loudly that there is no sample world when its command is missing', async () => {
    const said: string[] = [];
    await start({ sample: 'first-start', say: (line) => said.push(line) });
    expect(said).toEqual(['No sample world: /not/there is not there']);
  });

  it('loads the sample world on the first start only', async () => {
    const seedCommand = join(data, '..', 'seed.mjs');
    await writeFile(seedCommand, 'console.log(process.argv)');
    const said: string[] = [];
    const options = { seedCommand, sample: 'first-start' as const, say: (line: string) => said.push(line) };
    await (await start(options)).stop();
    await (await start(options)).stop();
    expect(said.filter((line) => line.startsWith('Loaded the sample world'))).toHaveLength(1);
  });

  it('tries the sample world again on the next start when it failed', async () => {
    const seedCommand = join(data, '..', 'seed.mjs');
    await writeFile(seedCommand, 'console.error("no such sector"); process.exit(3)');
    await expect(start({ seedCommand, sample: 'first-start' })).rejects.toThrow('could not be loaded: no such sector');
    await writeFile(seedCommand, '');
    const said: string[] = [];
    await start({ seedCommand, sample: 'first-start', say: (line) => said.push(line) });
    expect(said).toEqual([expect.stringMatching(/^Loaded the sample world/)]);
  });
});

/** A small disk of the test's own; only root may make one, and not in every container. */
async function smallDisk(options: string): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'harbourlink-disk-'));
  try {
    await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
    return folder;
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
}

const probe = await smallDisk('size=1m');
if (probe !== undefined) {
  await promisify(execFile)('umount', [probe]);
  await rm(probe, { recursive: true });
}
const onDisk = probe === undefined ? it.skip : it;

describe('the platform on a disk', () => {
  let disk: string | undefined;

  afterEach(async () => {
    if (disk === undefined) return;
    await promisify(execFile)('umount', [disk]);
    await rm(disk, { recursive: true });
  });

  const startThere = () =>
    startPlatform({ data: join(disk ?? '', 'data'), runner: new PretendedServices(), seedCommand: '/not/there' }).catch(
      (error: unknown) => Promise.reject(troubleFrom(error, 'DATA')),
    );

  onDisk('that is full says so and what to do', async () => {
    disk = await smallDisk('size=30m');
    await expect(startThere()).rejects.toMatchObject({
      message: 'The database did not start: the disk is full.',
      whatToDo: 'Free some space, or name a folder on another disk with --data PATH.',
    });
  });

  onDisk('that cannot be written to says so', async () => {
    disk = await smallDisk('size=30m,ro');
    await expect(startThere()).rejects.toThrow('cannot be written to');
  });
});
