import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports the system gives to outgoing connections: one of those could be taken before we listen on it. */
const lowest = 20_000;
const highest = 32_767;

/** A loopback port nobody listens on now. */
export async function freeLoopbackPort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest + 1);
    if (await isFree(port)) return port;
  }
}

/** `count` different ones. */
export async function freeLoopbackPorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freeLoopbackPort());
  return [...ports];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => done(true)));
  });
}
