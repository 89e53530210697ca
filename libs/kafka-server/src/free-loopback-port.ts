import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports the system gives to outgoing connections: one of those could be taken before we listen on it. */
const lowest = 20_000;
const highest = 32_767;

/** `count` different loopback ports nobody listens on now. */
export async function freeLoopbackPorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(lowest, highest + 1);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => done(true)));
  });
}
