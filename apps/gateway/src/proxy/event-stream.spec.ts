import { afterEach, describe, expect, it } from '@jest/globals';
import { openDoor, Stage } from '../upstream.fixture.js';

const stage = new Stage();
afterEach(() => stage.clear());

/** A service whose stream says one thing, and stays open until its reader goes. */
async function streaming() {
  let gone = (): void => undefined;
  const left = new Promise<void>((done) => (gone = done));
  const insights = await stage.service((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('event: funnel\nid: 1\ndata: {}\n\n');
    response.once('close', gone);
  });
  return { insights, left };
}

describe('a stream of events of a service', () => {
  it('comes through as it is said, and ends at the service when the reader hangs up', async () => {
    const { insights, left } = await streaming();
    const url = await stage.doorTo({ insights: insights.url });
    const hangUp = new AbortController();
    const response = await fetch(`${url}/api/v1/funnel/stream`, { signal: hangUp.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const { value } = (await response.body?.getReader().read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toBe('event: funnel\nid: 1\ndata: {}\n\n');
    hangUp.abort();
    await left;
  });

  it('does not keep the door from closing', async () => {
    const { insights } = await streaming();
    const { door, url } = await openDoor({ upstreams: { insights: insights.url } });
    const response = await fetch(`${url}/api/v1/funnel/stream`);
    const reader = response.body?.getReader();
    await reader?.read();
    const began = Date.now();
    await Promise.all([door.close(), reader?.read().catch(() => undefined)]);
    expect(Date.now() - began).toBeLessThan(2_000);
  });
});
