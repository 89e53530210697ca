import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfiguration } from '../gateway-configuration.js';
import { callerOf } from '../limits/request-rate.js';
import { sendProblem } from '../problems/problem.js';
import { headersToService } from '../proxy/passing-headers.js';
import type { PlatformService } from '../routing/routes.js';
import type { Upstreams } from '../routing/upstreams.js';

export interface LiveStreamOptions {
  /** Milliseconds of silence after which a comment keeps proxies on the way from closing the stream. */
  readonly heartbeat?: number;
  /** Streams open at the same time. */
  readonly atMost?: number;
  /** Of these, how many one caller may have: a browser that shares none has one for each of its windows. */
  readonly atMostEach?: number;
}

/** Where streams are open to callers, and whose they are. */
const streams: Readonly<Record<string, Source>> = {
  '/api/v1/stream': { service: 'notifications', path: '/api/v1/notices/stream' },
  '/api/v1/notices/stream': { service: 'notifications', path: '/api/v1/notices/stream' },
  '/api/v1/funnel/stream': { service: 'insights', path: '/api/v1/funnel/stream' },
};

interface Source {
  readonly service: PlatformService;
  readonly path: string;
}

/** After this a service that has not begun to answer counts as unavailable. */
const patience = 10_000;

/**
 * Live changes for whoever is signed in: a stream of a service, passed on event by event, with Last-Event-ID on the way up.
 * Nothing is buffered beyond what a slow reader leaves in the socket: then reading from the service pauses. None takes one
 * of the connections that answers go over, of which there are not so many.
 */
export function liveStream(
  fastify: FastifyInstance,
  configuration: GatewayConfiguration,
  { heartbeat = 15_000, atMost = 2_000, atMostEach = 20 }: LiveStreamOptions = {},
): void {
  const open = new Map<AbortController, string>();

  fastify.addHook('preClose', async () => {
    for (const stream of open.keys()) stream.abort();
  });

  const answer = async (request: FastifyRequest, reply: FastifyReply, source: Source): Promise<FastifyReply> => {
    if (configuration.upstreams.allOf(source.service).length === 0 || open.size >= atMost)
      return sendProblem(request, reply, 'service.unavailable');
    const caller = callerOf(request);
    const theirs = [...open.values()].filter((other) => other === caller).length;
    if (theirs >= atMostEach) return sendProblem(request, reply, 'request.too-many');
    const closing = new AbortController();
    open.set(closing, caller);
    reply.raw.once('close', () => closing.abort());
    const begun = setTimeout(() => closing.abort(), patience);
    try {
      const headers = headersToService(request.headers, {
        path: source.path,
        callerAddress: request.ip,
        publicAddress: configuration.publicAddress,
      });
      const { host: _ours, 'accept-encoding': _compressed, ...passing } = headers;
      const asked = { ...source, path: `${source.path}${queryOf(request.url)}` };
      const upstream = await askAnyReplica(configuration.upstreams, asked, {
        headers: passing as Record<string, string>,
        signal: closing.signal,
        redirect: 'manual',
      });
      clearTimeout(begun);
      const type = upstream.headers.get('content-type') ?? '';
      if (upstream.status !== 200 || upstream.body === null || !type.startsWith('text/event-stream')) {
        return reply
          .code(upstream.status)
          .header('content-type', type || 'application/problem+json')
          .send(await upstream.text());
      }
      reply.hijack();
      await passEvents(upstream.body, begin(reply), heartbeat);
      return reply;
    } catch {
      // Ended by the caller, by our own shutdown, or by a service that went away: the caller comes back with Last-Event-ID.
      if (!reply.sent && !reply.raw.destroyed) return sendProblem(request, reply, 'service.unavailable');
      return reply;
    } finally {
      clearTimeout(begun);
      open.delete(closing);
      if (reply.sent) reply.raw.end();
      closing.abort();
    }
  };

  for (const [address, source] of Object.entries(streams))
    fastify.get(address, (request, reply) => answer(request, reply, source));
}

/** Asks one replica after the other until one answers; throws what the last one failed with. */
async function askAnyReplica(upstreams: Upstreams, { service, path }: Source, request: RequestInit): Promise<Response> {
  for (let left = upstreams.allOf(service).length; ; left -= 1) {
    const replica = upstreams.next(service) ?? '';
    try {
      return await fetch(`${replica}${path}`, request);
    } catch (error) {
      if (request.signal?.aborted === true || left <= 1) throw error;
      upstreams.leaveOut(replica);
    }
  }
}

function begin(reply: FastifyReply): ServerResponse {
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    // nginx and its relatives buffer unless told.
    'x-accel-buffering': 'no',
    // The connection ends with its stream: a stopping gateway does not wait for the next request on it.
    connection: 'close',
  });
  raw.flushHeaders();
  return raw;
}

/** Writes what comes, waits for a slow reader, and fills silence between two events with a comment. */
async function passEvents(events: AsyncIterable<Uint8Array>, caller: ServerResponse, heartbeat: number): Promise<void> {
  let betweenEvents = true;
  const pulse = setInterval(() => {
    if (betweenEvents && !caller.writableNeedDrain) caller.write(':\n\n');
  }, heartbeat);
  try {
    for await (const chunk of events) {
      pulse.refresh();
      betweenEvents = chunk.at(-1) === 10 && chunk.at(-2) === 10;
      if (!caller.write(chunk)) await Promise.race([once(caller, 'drain'), once(caller, 'close')]);
      if (caller.destroyed) return;
    }
  } finally {
    clearInterval(pulse);
  }
}

function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}
