import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually, freePort } from '@harbourlink/testing';
import { ownProcesses, type Patience } from './own-processes.js';
import type { RunningService, ServiceRunner } from './service.js';

jest.setTimeout(60_000);

const healthy = `
import { createServer } from 'node:http';
createServer((request, response) => response.end(String(process.pid))).listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));`;

const dyingOnceItHasAnswered = `
import { createServer } from 'node:http';
createServer((request, response) => {
  request.socket.once('close', () => process.exit(7));
  response.setHeader('connection', 'close').end();
}).listen(Number(process.env.PORT), '127.0.0.1');`;

const countingIts = (starts: string) => `
import { appendFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(starts)}, 'x');
process.exit(7);`;

let folder: string;
let service: RunningService | undefined;
let said: string[];

async function runnerOf(
  source: string,
  given: { patience?: Patience } = {},
): Promise<{ runner: ServiceRunner; environment: Record<string, string> }> {
  const file = join(folder, 'main.mjs');
  await writeFile(file, source);
  const environment = { PORT: String(await freePort()), LOG_FILE: join(folder, 'logs', 'service.log') };
  return {
    runner: ownProcesses({ commandOf: () => [file], migration: [file], say: (line) => said.push(line), ...given }),
    environment,
  };
}

const pidOf = async (environment: Record<string, string>) =>
  Number(await (await fetch(`http://127.0.0.1:${environment['PORT']}/health/live`)).text());

describe('services in processes of their own', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'harbourlink-processes-'));
    said = [];
  });

  afterEach(async () => {
    await service?.stop();
    service = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  it('are there when start returns, and gone when stop returns', async () => {
    const { runner, environment } = await runnerOf(healthy);
    service = await runner.start('registry', environment);
    expect(await pidOf(environment)).toBeGreaterThan(0);
    await service.stop();
    await expect(pidOf(environment)).rejects.toThrow('fetch failed');
  });

  it('are started again when they die', async () => {
    const { runner, environment } = await runnerOf(healthy);
    service = await runner.start('registry', environment);
    const before = await pidOf(environment);
    await service.kill();
    const after = await eventually(() => pidOf(environment), { within: 20_000 });
    expect(after).not.toBe(before);
    expect(said).toEqual(['registry died (SIGKILL); starting it again']);
  });

  it('are given up, with the place of the log, when they cannot live', async () => {
    const { runner, environment } = await runnerOf(healthy);
    service = await runner.start('registry', environment);
    await writeFile(join(folder, 'main.mjs'), 'process.exit(7)');
    await service.kill();
    const trouble = await runner.givenUp;
    expect(trouble.message).toBe('registry died 6 times and is given up.');
    expect(trouble.whatToDo).toBe(`Read ${environment['LOG_FILE']}.`);
  });

  it('are given up when they start well and die again, over and over', async () => {
    const patience = { vainStarts: 5, deaths: 3, withinMs: 60_000 };
    const { runner, environment } = await runnerOf(dyingOnceItHasAnswered, { patience });
    service = await runner.start('registry', environment);
    const trouble = await runner.givenUp;
    expect(trouble.message).toBe('registry died 4 times within 60 s and is given up.');
    expect(trouble.whatToDo).toBe(`Read ${environment['LOG_FILE']}.`);
    expect(said).toHaveLength(3);
  });

  it('may die as often as they like when it is seldom', async () => {
    const patience = { vainStarts: 100, deaths: 1, withinMs: 1 };
    const { runner, environment } = await runnerOf(healthy, { patience });
    service = await runner.start('registry', environment);
    for (let death = 0; death < 3; death += 1) {
      await service.kill();
      await eventually(() => pidOf(environment), { within: 20_000 });
    }
    expect(said).toHaveLength(3);
  });

  it('fail the start at once when they end while starting, and are not started again', async () => {
    const starts = join(folder, 'starts');
    const { runner, environment } = await runnerOf(countingIts(starts));
    await expect(runner.start('registry', environment)).rejects.toThrow('registry ended while it started.');
    const made = await readFile(starts, 'utf8');
    await pause(1_000);
    expect(await readFile(starts, 'utf8')).toBe(made);
  });

  it('are told of a migration that fails', async () => {
    const { runner, environment } = await runnerOf('process.exit(process.env.HARBOURLINK_MIGRATIONS ? 7 : 0)');
    const migrating = runner.migrate(new Map([['registry', environment]]));
    await expect(migrating).rejects.toMatchObject({
      message: 'The tables could not be brought up to date.',
      whatToDo: `Read ${join(folder, 'logs', 'migration.log')}.`,
    });
  });
});
