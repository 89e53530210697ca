import type { Page } from 'playwright-core';

/** What the browser has fetched for a page so far, as it came over the wire. */
export interface Transfer {
  readonly scriptBytes: number;
  readonly styleBytes: number;
  readonly scripts: number;
}

/** Counts what is fetched from now on, by the browser's own count of encoded bytes. */
export async function countTransfer(page: Page): Promise<() => Transfer> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  const types = new Map<string, string>();
  const sizes = new Map<string, number>();
  client.on('Network.responseReceived', ({ requestId, type, response }) => {
    const kind = type === 'Script' || /javascript/.test(response.mimeType) ? 'script' : type.toLowerCase();
    types.set(requestId, kind);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  const sum = (kind: string): number[] => [...sizes].flatMap(([id, bytes]) => (types.get(id) === kind ? [bytes] : []));
  return () => ({
    scriptBytes: sum('script').reduce((one, other) => one + other, 0),
    styleBytes: sum('stylesheet').reduce((one, other) => one + other, 0),
    scripts: sum('script').length,
  });
}
