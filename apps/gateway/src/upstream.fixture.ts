import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { GatewayConfiguration } from './gateway-configuration.js';
import { gateway } from './gateway.js';
import type { GatewayOptions } from './gateway.js';
import type { PlatformService } from './routing/routes.js';
import { Upstreams } from './routing/upstreams.js';

/** A real HTTP server that plays a service. */
export class Upstream {
  private constructor(
    readonly url: string,
    readonly seen: readonly IncomingMessage[],
    private readonly server: Server,
  ) {}

  static async start(answer: RequestListener): Promise<Upstream> {
    const seen: IncomingMessage[] = [];
    const server = createServer((request, response) => {
      seen.push(request);
      answer(request, response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new Upstream(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, server);
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

/** One address of a service, or those of its replicas. */
type Addresses = Partial<Record<PlatformService, string | readonly string[]>>;

type Changes = Partial<Omit<GatewayConfiguration, 'upstreams'>>;

/** A gateway on a free port in front of these services. */
export async function openDoor(
  { upstreams = {}, ...changes }: Changes & { readonly upstreams?: Addresses } = {},
  options: GatewayOptions = {},
): Promise<OpenDoor> {
  const configuration: GatewayConfiguration = {
    host: '127.0.0.1',
    port: 0,
    publicAddress: new URL('http://127.0.0.1:8080'),
    upstreams: new Upstreams(
      Object.fromEntries(Object.entries(upstreams).map(([service, addresses]) => [service, [addresses].flat()])),
    ),
    requestsPerMinute: 0,
    trustedProxies: [],
    mailsAddress: undefined,
    sampleSignIns: false,
    sessions: undefined,
    consoleFolder: undefined,
    ...changes,
  };
  const door = await gateway(configuration, options);
  return { door, url: await door.listen({ host: '127.0.0.1', port: configuration.port }) };
}

/** Services and doors of one test; closed after it. */
export class Stage {
  private readonly closing: (() => Promise<unknown>)[] = [];

  async service(answer: RequestListener): Promise<Upstream> {
    const upstream = await Upstream.start(answer);
    this.closing.push(() => upstream.stop());
    return upstream;
  }

  /** The address of a door to these services. */
  async doorTo(upstreams: Addresses, changes: Changes = {}, options: GatewayOptions = {}): Promise<string> {
    const { door, url } = await openDoor({ upstreams, ...changes }, options);
    this.closing.push(() => door.close());
    return url;
  }

  async clear(): Promise<void> {
    for (const close of this.closing.splice(0).reverse()) await close();
  }
}

/** A service that answers everything alike. */
export const json: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', etag: '"3"', server: 'secret' }).end('{"ok":true}');
};

/** Sends bytes as they are; `fetch` would tidy them. */
export function sendRaw(url: string, ...parts: string[]): Promise<string> {
  return new Promise((done) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => done(answer));
    socket.on('error', () => done(answer));
    for (const part of parts) socket.write(part);
  });
}
