import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { GatewayConfiguration } from './gateway-configuration.js';
import { gateway } from './gateway.js';
import type { GatewayOptions } from './gateway.js';

/** A real HTTP server that plays a service. */
export class Upstream {
  readonly seen: IncomingMessage[] = [];

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async start(answer: RequestListener): Promise<Upstream> {
    let upstream: Upstream | undefined;
    const server = createServer((request, response) => {
      upstream?.seen.push(request);
      answer(request, response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    upstream = new Upstream(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    return upstream;
  }

  get last(): IncomingMessage | undefined {
    return this.seen.at(-1);
  }

  stop(): Promise<void> {
    return new Promise((done) => {
      this.server.close(() => done());
      this.server.closeAllConnections();
    });
  }
}

export interface OpenDoor {
  readonly url: string;
  readonly door: FastifyInstance;
}

/** A gateway on a free port in front of these services. */
export async function openDoor(
  changes: Partial<GatewayConfiguration> = {},
  options: GatewayOptions = {},
): Promise<OpenDoor> {
  const configuration: GatewayConfiguration = {
    host: '127.0.0.1',
    port: 0,
    publicAddress: new URL('http://127.0.0.1:8080'),
    upstreams: {},
    requestsPerMinute: 0,
    trustedProxies: [],
    mailsAddress: undefined,
    sampleSignIns: false,
    ...changes,
  };
  const door = await gateway(configuration, options);
  return { door, url: await door.listen({ host: '127.0.0.1', port: 0 }) };
}
