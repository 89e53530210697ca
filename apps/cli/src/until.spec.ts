import { describe, expect, it } from '@jest/globals';
import { everyItem } from './every-item.js';
import { inParallel } from './in-parallel.js';
import { until } from './until.js';

describe('waiting', () => {
  it('ends with what was found, as soon as it is there', async () => {
    let looks = 0;
    const found = await until('it', async () => ((looks += 1) === 3 ? 'here' : undefined), { every: 1 });
    expect([found, looks]).toEqual(['here', 3]);
  });

  it('says what it waited for and what was there instead', async () => {
    const waiting = until('the moon', async () => undefined, {
      seconds: 0,
      every: 1,
      instead: () => 'there is cheese',
    });
    await expect(waiting).rejects.toThrow('Waited 0 s for the moon; there is cheese.');
  });
});

describe('working in parallel', () => {
  it('keeps the order and no more than its width at a time', async () => {
    let now = 0;
    let most = 0;
    const results = await inParallel(2, [5, 4, 3, 2, 1], async (item) => {
      most = Math.max(most, (now += 1));
      await Promise.resolve();
      now -= 1;
      return item * 10;
    });
    expect(results).toEqual([50, 40, 30, 20, 10]);
    expect(most).toBe(2);
  });
});

describe('every item of a list', () => {
  it('comes page after page', async () => {
    const pages = [{ items: [1, 2], next: 'a' }, { items: [3] }];
    const asked: (string | undefined)[] = [];
    const items = await everyItem(async ({ cursor }) => {
      asked.push(cursor);
      const data = pages[asked.length - 1];
      return { ...(data && { data }), response: new Response() };
    });
    expect(items).toEqual([1, 2, 3]);
    expect(asked).toEqual([undefined, 'a']);
  });
});
