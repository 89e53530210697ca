import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { openDoor, Upstream } from '../upstream.fixture.js';
import type { OpenDoor } from '../upstream.fixture.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A service whose open streams the test writes to. */
async function streaming(
  heartbeat = 60_000,
): Promise<{ door: OpenDoor; streams: ServerResponse[]; upstream: Upstream }> {
  const streams: ServerResponse[] = [];
  const upstream = await Upstream.start((request, response) => {
    if (request.headers.authorization === undefined) {
      response.writeHead(401, { 'content-type': 'application/problem+json' }).end('{"code":"auth.token-missing"}');
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    streams.push(response);
  });
  closing.push(() => upstream.stop());
  const door = await openDoor({ upstreams: { notifications: upstream.url } }, { stream: { heartbeat } });
  closing.push(() => door.door.close());
  return { door, streams, upstream };
}

async function listen({ url }: OpenDoor, headers: Record<string, string> = {}) {
  const hangUp = new AbortController();
  const response = await fetch(`${url}/api/v1/stream`, {
    headers: { authorization: 'Bearer abc', ...headers },
    signal: hangUp.signal,
  });
  const heard = { text: '', ended: false };
  const reading = (async () => {
    for await (const chunk of response.body ?? []) heard.text += Buffer.from(chunk).toString();
    heard.ended = true;
  })().catch(() => undefined);
  return { response, heard, hangUp, reading };
}

describe('the live stream', () => {
  it('passes each event on at once', async () => {
    const { door, streams } = await streaming();
    const { response, heard, hangUp } = await listen(door);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('cache-control')).toContain('no-transform');
    for (const id of ['1', '2']) {
      streams[0]?.write(`id: ${id}\ndata: {}\n\n`);
      await eventually(() => heard.text.includes(`id: ${id}\n`));
    }
    hangUp.abort();
  });

  it('comes from another replica when one is gone', async () => {
    const gone = await Upstream.start((_request, response) => response.end());
    await gone.stop();
    const there = await Upstream.start((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end('id: 1\n\n');
    });
    closing.push(() => there.stop());
    const door = await openDoor({ upstreams: { notifications: [gone.url, there.url] } });
    closing.push(() => door.door.close());
    const { response, reading } = await listen(door);
    expect(response.status).toBe(200);
    await reading;
  });

  it('asks the service to go on where the caller stopped', async () => {
    const { door, upstream } = await streaming();
    const { hangUp } = await listen(door, { 'last-event-id': '41' });
    expect(upstream.last?.headers).toMatchObject({ 'last-event-id': '41', authorization: 'Bearer abc' });
    expect(upstream.last?.url).toBe('/api/v1/notices/stream');
    hangUp.abort();
  });

  it('passes on why the service gives no stream', async () => {
    const { door } = await streaming();
    const response = await fetch(`${door.url}/api/v1/stream`);
    expect([response.status, await response.json()]).toEqual([401, { code: 'auth.token-missing' }]);
  });

  it('lets go of the service when the caller hangs up', async () => {
    const { door, streams } = await streaming();
    const { hangUp } = await listen(door);
    hangUp.abort();
    await eventually(() => streams[0]?.destroyed);
  });

  it('ends when the service goes away, so that the caller comes back', async () => {
    const { door, streams } = await streaming();
    const { heard, reading } = await listen(door);
    streams[0]?.destroy();
    await reading;
    expect(heard.ended).toBe(true);
  });

  it('fills silence with heartbeats, but never the middle of an event', async () => {
    const { door, streams } = await streaming(10);
    const { heard, hangUp } = await listen(door);
    await eventually(() => heard.text.includes(':\n\n'));
    streams[0]?.write('data: half');
    await eventually(() => heard.text.endsWith('half'));
    await new Promise((done) => setTimeout(done, 40));
    streams[0]?.write(' whole\n\n');
    await eventually(() => heard.text.includes('data: half whole\n\n'));
    hangUp.abort();
  });

  it('ends its streams when the gateway stops, and the gateway stops', async () => {
    const { door } = await streaming();
    const { reading, heard } = await listen(door);
    await door.door.close();
    await reading;
    expect(heard.ended).toBe(true);
  });

  it('is refused to a caller who has too many open, and to nobody else', async () => {
    const upstream = await Upstream.start((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders(),
    );
    closing.push(() => upstream.stop());
    const door = await openDoor({ upstreams: { notifications: upstream.url } }, { stream: { atMostEach: 1 } });
    closing.push(() => door.door.close());
    const as = (sub: string) => ({
      authorization: `Bearer e30.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.c2ln`,
    });
    const one = await listen(door, as('one'));
    expect((await fetch(`${door.url}/api/v1/stream`, { headers: as('one') })).status).toBe(429);
    const other = await listen(door, as('other'));
    expect(other.response.status).toBe(200);
    one.hangUp.abort();
    other.hangUp.abort();
  });

  it('of the funnel is one of insights, with its filter, and counts like the others', async () => {
    const { door, upstream } = await streaming();
    const funnel = await openDoor(
      { upstreams: { notifications: upstream.url, insights: upstream.url } },
      { stream: { atMostEach: 1 } },
    );
    closing.push(() => funnel.door.close());
    expect((await fetch(`${door.url}/api/v1/funnel/stream`)).status).toBe(503);
    const hangUp = new AbortController();
    const headers = { authorization: 'Bearer abc' };
    const asked = { headers, signal: hangUp.signal };
    const response = await fetch(`${funnel.url}/api/v1/funnel/stream?office=wuhan`, asked);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(upstream.last?.url).toBe('/api/v1/funnel/stream?office=wuhan');
    expect((await fetch(`${funnel.url}/api/v1/stream`, { headers })).status).toBe(429);
    hangUp.abort();
  });

  it('is refused when too many are open', async () => {
    const upstream = await Upstream.start((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders(),
    );
    closing.push(() => upstream.stop());
    const door = await openDoor({ upstreams: { notifications: upstream.url } }, { stream: { atMost: 1 } });
    closing.push(() => door.door.close());
    const { hangUp } = await listen(door);
    const refused = await fetch(`${door.url}/api/v1/stream`);
    expect([refused.status, await refused.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'service.unavailable' }),
    ]);
    hangUp.abort();
    await eventually(async () => {
      const again = await listen(door);
      again.hangUp.abort();
      return again.response.status === 200;
    });
  });
});
