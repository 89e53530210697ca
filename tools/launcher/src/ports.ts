import { createServer, type Server } from 'node:net';
import { freeLoopbackPort } from '@harbourlink/own-server';
import { Trouble } from './trouble.js';

/** Trouble when somebody listens on the port, on IPv6 as well: a browser that asks for localhost tries that first. */
export async function mustBeFree(port: number): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    try {
      await close(await listen(port, host));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE') {
        throw new Trouble(`Port ${port} is taken.`, `Stop what uses it, or choose another with --port ${port + 1}.`);
      }
      if (code === 'EACCES') {
        throw new Trouble(`Port ${port} may not be used by this user.`, 'Choose one above 1023 with --port 8080.');
      }
      if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') throw error;
    }
  }
}

/** The preferred port when it is free, else any. */
export async function preferably(port: number): Promise<number> {
  try {
    await mustBeFree(port);
    return port;
  } catch {
    return freeLoopbackPort();
  }
}

function listen(port: number, host: string): Promise<Server> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen({ port, host, exclusive: true }, () => done(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()));
}
