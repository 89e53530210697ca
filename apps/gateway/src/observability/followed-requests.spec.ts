import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { Tracing } from '@harbourlink/service-kit/observability';
import { json, openDoor, Stage } from '../upstream.fixture.js';

const stage = new Stage();
afterEach(() => stage.clear());

const own = '00-4bf92f3577b34da6a3ce929d0e0e4736-aaaaaaaaaaaaaaaa-01';
const callers = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

/** Writes down which spans were begun, and how they ended. */
class NotedTracing {
  readonly begun: Parameters<Tracing['begin']>[0][] = [];
  readonly ended: unknown[] = [];

  begin(start: Parameters<Tracing['begin']>[0]) {
    this.begun.push(start);
    return { traceparent: own, end: (more: unknown) => void this.ended.push(more) };
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}

async function throughTheDoor(path: string, headers: Record<string, string>): Promise<NotedTracing> {
  const registry = await stage.service(json);
  const tracing = new NotedTracing();
  const { door, url } = await openDoor({ upstreams: { registry: registry.url } }, { tracing });
  try {
    await (await fetch(`${url}${path}`, { headers })).text();
    if (path.startsWith('/api/')) {
      expect(registry.last?.headers['traceparent']).toBe(own);
      await eventually(() => tracing.ended.length === 1);
    }
  } finally {
    await door.close();
  }
  return tracing;
}

describe('a request at the door', () => {
  it("is a span below the caller's, and above the service's", async () => {
    const { begun, ended } = await throughTheDoor('/api/v1/needs/1?q=s3cret', { traceparent: callers });
    expect(begun).toMatchObject([{ name: 'GET /api/v1/needs/*', kind: 'server', parent: callers }]);
    expect(JSON.stringify(begun)).not.toContain('s3cret');
    expect(ended).toEqual([{ attributes: { 'http.response.status_code': 200 } }]);
  });

  it.each([{}, { traceparent: 'made up' }])('begins a trace where the caller has none: %j', async (headers) => {
    const { begun } = await throughTheDoor('/api/v1/needs/1', headers as Record<string, string>);
    expect(begun.map(({ parent }) => parent)).toEqual([undefined]);
  });

  it('is no span when it is a probe', async () => {
    expect((await throughTheDoor('/health/live', {})).begun).toEqual([]);
  });
});
