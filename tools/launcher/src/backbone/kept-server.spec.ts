import { describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { KeptServer, type OwnServer } from './kept-server.js';

/** A server that is nothing but its end. */
function pretended(started: PretendedServer[]): () => Promise<PretendedServer> {
  return async () => {
    let finish: () => void = () => undefined;
    const ended = new Promise<void>((done) => (finish = done));
    const end = async () => finish();
    const server = { pid: started.length + 1, ended, stop: end, kill: end };
    started.push(server);
    return server;
  };
}

type PretendedServer = OwnServer;

async function kept(given: { start?: () => Promise<PretendedServer>; deaths?: number } = {}) {
  const started: PretendedServer[] = [];
  const said: string[] = [];
  const server = await KeptServer.start<PretendedServer>({
    ...{ name: 'Kafka', meanwhile: 'events wait', logFile: 'kafka.log', say: (line) => said.push(line) },
    start: given.start ?? pretended(started),
    ...(given.deaths !== undefined && { patience: { deaths: given.deaths, withinMs: 60_000 } }),
  });
  return { server, started, said };
}

describe('a server the platform keeps', () => {
  it('is started again when it ends by itself', async () => {
    const { server, started, said } = await kept();
    await server.kill();
    await eventually(() => started.length === 2);
    await eventually(() => server.current.pid === 2);
    expect(said[0]).toBe('Kafka ended; events wait; starting it again');
    await eventually(() => said[1]?.startsWith('Kafka is back, 0.'));
  });

  it('stays away once it was stopped', async () => {
    const { server, started } = await kept();
    await server.stop();
    await server.current.ended;
    expect(started).toHaveLength(1);
  });

  it('is stopped even while it is being started again', async () => {
    const { server, started } = await kept();
    await server.kill();
    await server.stop();
    for (const each of started) await each.ended;
    expect(started.length).toBeLessThanOrEqual(2);
  });

  it('is given up when it does not come back', async () => {
    const [first, ...none]: PretendedServer[] = [await pretended([])()];
    const servers = [first, ...none];
    const start = async (): Promise<PretendedServer> => {
      const server = servers.shift();
      if (server === undefined) throw new Error('no such jar');
      return server;
    };
    const { server } = await kept({ start, deaths: 2 });
    await server.kill();
    expect(await server.givenUp).toMatchObject({
      message: 'Kafka ended 3 times within 60 s and is given up.',
      whatToDo: 'Read kafka.log.',
    });
  });

  it('tells whoever starts it why the first start failed', async () => {
    await expect(kept({ start: () => Promise.reject(new Error('no Java')) })).rejects.toThrow('no Java');
  });
});
