import { createServer, type Server } from 'node:http';
import { Trouble } from './trouble.js';
import type { ServiceEnvironment, ServiceName, ServiceRunner } from './services/service.js';

/** Services that do nothing but answer, and write down what is done to them. */
export class PretendedServices implements ServiceRunner {
  readonly givenUp = new Promise<Trouble>(() => undefined);
  readonly happened: string[] = [];
  readonly environments = new Map<string, ServiceEnvironment>();

  constructor(private readonly broken: readonly ServiceName[] = []) {}

  async migrate(environments: ReadonlyMap<ServiceName, ServiceEnvironment>): Promise<void> {
    this.happened.push(...[...environments.keys()].map((service) => `migrate ${service}`));
  }

  async start(service: ServiceName, environment: ServiceEnvironment, name: string = service) {
    if (this.broken.includes(service)) throw new Trouble(`${service} is broken`, 'Mend it.');
    this.environments.set(name, environment);
    const server = createServer((_request, response) => response.end('{}'));
    await listen(server, Number(environment['PORT']));
    this.happened.push(`start ${name}`);
    return {
      pid: process.pid,
      stop: async () => {
        this.happened.push(`stop ${name}`);
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      },
      kill: () => Promise.reject(new Error('not here')),
      restart: () => Promise.reject(new Error('not here')),
    };
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', () => done()));
}
