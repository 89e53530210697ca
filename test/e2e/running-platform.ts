import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '@harbourlink/testing';

const root = join(import.meta.dirname, '..', '..');
const schemas = ['identity', 'registry', 'matching', 'mou', 'notifications', 'insights'] as const;

/** The platform as its user starts it: all services in one process, the sample world inside. */
export class RunningPlatform {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(): Promise<RunningPlatform> {
    const folder = await mkdtemp(join(tmpdir(), 'harbourlink-e2e-'));
    const port = await freePort();
    const child = spawn(
      join(root, 'node_modules', '.bin', 'node'),
      [join(root, 'tools', 'launcher', 'dist', 'main.js'), '--data', join(folder, 'data'), '--port', String(port)],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const said: string[] = [];
    const ready = new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        said.push(chunk.toString());
        if (said.join('').includes('is ready at')) resolve();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', (code) => reject(new Error(`the platform ended with ${code}:\n${said.join('')}`)));
    });
    await ready;
    return new RunningPlatform(`http://127.0.0.1:${port}`, folder, child);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Asks the database as the superuser: what the tables say, past every service. */
  async sql<Row extends object>(text: string): Promise<Row[]> {
    const password = (await readFile(join(this.folder, 'data', 'secrets', 'database-superuser.secret'), 'utf8')).trim();
    const lock = await readFile(join(this.folder, 'data', 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
    const port = lock.split('\n')[3] ?? '';
    const client = new Client({ connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/harbourlink` });
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }

  /** True once no event waits anywhere. */
  async isQuiet(): Promise<boolean> {
    for (const schema of schemas) {
      const [row] = await this.sql<{ waiting: number }>(
        `SELECT ((SELECT count(*) FROM ${schema}.outbox)
               + (SELECT count(*) FROM ${schema}.inbox WHERE state IN ('pending', 'held'))
               + (SELECT count(*) FROM ${schema}.inbox_lane l WHERE cursor < CASE source
                   ${schemas.map((source) => `WHEN '${source}' THEN (SELECT position FROM ${source}.sequencer)`).join(' ')} END))::int AS waiting`,
      );
      if (row?.waiting !== 0) return false;
    }
    return true;
  }
}
