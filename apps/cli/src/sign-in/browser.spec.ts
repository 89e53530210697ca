import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { Browser } from './browser.js';

describe('the browser of a sign-in', () => {
  it('sends cookies back to their path only, and forgets those that are emptied', async () => {
    const seen: [string, string][] = [];
    const server = createServer((request, response) => {
      seen.push([request.url ?? '', request.headers.cookie ?? '']);
      const kept = { '/set': ['a=1; Path=/oidc', 'b=2=3; Path=/; HttpOnly'], '/forget': ['b=; Path=/'] };
      response.setHeader('set-cookie', kept[request.url as keyof typeof kept] ?? []);
      response.writeHead(303, { location: '/elsewhere' }).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const browser = new Browser(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    try {
      for (const path of ['/set', '/oidc/auth', '/forget', '/other']) {
        expect((await browser.ask(path)).headers.get('location')).toBe('/elsewhere');
      }
    } finally {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
    expect(seen).toEqual([
      ['/set', ''],
      ['/oidc/auth', 'a=1; b=2=3'],
      ['/forget', 'b=2=3'],
      ['/other', ''],
    ]);
  });
});
