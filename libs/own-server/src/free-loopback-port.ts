import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports the system gives to outgoing connections: one of those could be taken before we listen on it. */
const lowest = 20_000;
const highest = 32_767;

/** One after the other from a place of this process's own: some seconds may pass before somebody listens on one. */
let next = randomInt(lowest, highest + 1);

/** A loopback port nobody listens on now, and which this process has not been given before. */
export async function freeLoopbackPort(): Promise<number> {
  for (;;) {
    const port = next;
    next = port === highest ? lowest : port + 1;
    if (await isFree(port)) return port;
  }
}

export async function freeLoopbackPorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freeLoopbackPort());
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => done(true)));
  });
}
