import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endLeftover } from './leftover.js';
import { OwnServer } from './own-server.js';

let folder: string;
let logFile: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harbourlink-own-server-'));
  logFile = join(folder, 'server.log');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const lasting = 'setInterval(() => undefined, 1_000);';

function start(script: string, program = process.execPath): OwnServer {
  return new OwnServer([program, '-e', script], { logFile, lastResort: 'SIGKILL', atLast: 'SIGKILL' });
}

const says = (word: string) => async (): Promise<boolean> => (await readFile(logFile, 'utf8')).includes(word);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a server of our own', () => {
  it('is ready by its own word, and ends when it is asked to', async () => {
    const server = start(`console.log('here I am'); ${lasting}`);
    expect(await server.becomesReady(says('here I am'), 30_000)).toBe(true);
    await server.end('SIGTERM', 30_000);
    await server.ended;
    expect(isRunning(server.pid)).toBe(false);
    await server.end('SIGTERM', 30_000);
  });

  it('that does not obey is ended after a while', async () => {
    const server = start(`process.on('SIGTERM', () => undefined); console.log('stubborn'); ${lasting}`);
    expect(await server.becomesReady(says('stubborn'), 30_000)).toBe(true);
    await server.end('SIGTERM', 50);
    expect(isRunning(server.pid)).toBe(false);
  });

  it('is not ready when it ends before, takes too long, or is no program at all', async () => {
    const never = (): Promise<boolean> => Promise.resolve(false);
    expect(await start('process.exit(1)').becomesReady(never, 30_000)).toBe(false);
    const slow = start(lasting);
    expect(await slow.becomesReady(never, 50)).toBe(false);
    await slow.ended;
    const nothing = start('', 'no-such-program');
    expect(await nothing.becomesReady(never, 30_000)).toBe(false);
    expect(nothing.failure?.code).toBe('ENOENT');
  });

  it('is one of many without a listener each', async () => {
    const before = process.listenerCount('exit');
    const servers = Array.from({ length: 12 }, () => start(lasting));
    expect(process.listenerCount('exit')).toBe(before + 1);
    await Promise.all(servers.map((server) => server.end('SIGKILL', 30_000)));
    expect(process.listenerCount('exit')).toBe(before);
  });

  it('is left running neither by a process that ends nor, in its folder, by one that was killed', async () => {
    const begin = (afterwards: string): string =>
      `import { OwnServer } from ${JSON.stringify(join(import.meta.dirname, 'own-server.ts'))};
       const command = [process.execPath, '-e', ${JSON.stringify(lasting)}];
       const server = new OwnServer(command, { logFile: ${JSON.stringify(logFile)}, lastResort: 'SIGKILL', atLast: 'SIGKILL' });
       process.stdout.write(String(server.pid), () => ${afterwards});`;
    const pidAfter = async (afterwards: string): Promise<number> => {
      const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', begin(afterwards)]);
      return Number((await run.catch((killed: { stdout: string }) => killed)).stdout);
    };
    const ended = await pidAfter('process.exit()');
    // It has been sent its signal, and may still be on its way out.
    const leaving = { pid: ended, politely: 'SIGCONT', patience: 30_000, atLast: 'SIGCONT' } as const;
    await endLeftover({ ...leaving, isOurs: () => isRunning(ended) });
    expect(isRunning(ended)).toBe(false);

    const left = await pidAfter(`process.kill(process.pid, 'SIGKILL')`);
    const leftover = { pid: left, politely: 'SIGTERM', patience: 30_000, atLast: 'SIGKILL' } as const;
    await endLeftover({ ...leftover, isOurs: () => false });
    expect(isRunning(left)).toBe(true);
    await endLeftover({ ...leftover, isOurs: () => isRunning(left) });
    expect(isRunning(left)).toBe(false);
  });

  it('that ends by itself in the very moment before it is told to is over all the same', async () => {
    const server = start('');
    await server.ended;
    const looks = [true, true, false];
    const leftover = { pid: server.pid, politely: 'SIGTERM', patience: -1, atLast: 'SIGKILL' } as const;
    await endLeftover({ ...leftover, isOurs: () => looks.shift() ?? false });
    expect(looks).toEqual([]);
  });
});
