import { afterEach, describe, expect, it } from '@jest/globals';
import { createService } from '../create-service.js';
import type { GatewayService } from '../create-service.js';
import { json, sendRaw, Stage } from '../upstream.fixture.js';

const stage = new Stage();
let running: GatewayService | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await stage.clear();
});

const quiet = { PORT: '0', LOG_LEVEL: 'silent' };

async function start(environment: Record<string, string>): Promise<string> {
  running = await createService({ ...quiet, ...environment });
  return (await running.start()).url;
}

const freshPort = async (): Promise<string> => {
  const taken = await stage.service(json);
  const { port } = new URL(taken.url);
  await taken.stop();
  return port;
};

describe('metrics', () => {
  it('of the gateway are at an inner port, and count by the place in the table of routes', async () => {
    const registry = await stage.service(json);
    const METRICS_PORT = await freshPort();
    const url = await start({ SERVICE_URLS: `registry=${registry.url}`, METRICS_PORT });
    await fetch(`${url}/api/v1/needs/0190a5b2/revision?name=s3cret`);
    await fetch(`${url}/api/v1/invented/s3cret`);
    const text = await (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text();
    expect(text).toMatch(/_count{service="gateway",method="GET",route="\/api\/v1\/needs\/\*",status="2xx"} 1$/m);
    expect(text).toMatch(/_count{service="gateway",method="GET",route="unknown",status="4xx"} 1$/m);
    expect(text).not.toMatch(/s3cret|0190a5b2/);
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
  });

  it('are nowhere when no port is named', async () => {
    const url = await start({});
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
  });

  it('of a service cannot be reached through the gateway', async () => {
    const service = await stage.service(json);
    const url = await start({ SERVICE_URLS: `registry=${service.url},identity=${service.url}` });
    const ways = [
      '/metrics',
      '/registry/metrics',
      '/api/v1/../../metrics',
      '/api/v1/registry/../../../metrics',
      '/api/v1/needs/%2e%2e/%2e%2e/%2e%2e/metrics',
      '/oidc/../metrics',
      '/links/%2e%2e/metrics',
      '//metrics',
    ];
    for (const way of ways) await sendRaw(url, `GET ${way} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    const reached = service.seen.map((request) => new URL(request.url ?? '', 'http://service').pathname);
    expect(reached.filter((path) => path.startsWith('/metrics'))).toEqual([]);
  });

  it('are never at the public port', async () => {
    await expect(createService({ ...quiet, PORT: '9000', METRICS_PORT: '9000' })).rejects.toThrow(
      'METRICS_PORT must not be the public port',
    );
  });

  it('of a second gateway on the same machine take another port', async () => {
    const taken = await stage.service(json);
    const url = await start({ METRICS_PORT: new URL(taken.url).port });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });
});
