import type { Page, Response } from 'playwright-core';

/** What the browser has fetched so far, in bytes of bodies as they came over the wire: compressed, without headers. */
export interface Transfer {
  readonly scriptBytes: number;
  readonly styleBytes: number;
  readonly scripts: number;
}

/** Counts what is fetched from now on, with nothing taken from the browser's cache. */
export async function countTransfer(page: Page): Promise<() => Promise<Transfer>> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  const answers: Response[] = [];
  page.on('response', (response) => answers.push(response));
  const bytesOf = async (type: string): Promise<number[]> =>
    Promise.all(
      answers
        .filter((answer) => answer.request().resourceType() === type)
        .map(async (answer) => (await answer.request().sizes()).responseBodySize),
    );
  return async () => {
    const [scripts, styles] = await Promise.all([bytesOf('script'), bytesOf('stylesheet')]);
    const sum = (sizes: readonly number[]) => sizes.reduce((one, other) => one + other, 0);
    return { scriptBytes: sum(scripts), styleBytes: sum(styles), scripts: scripts.length };
  };
}
