import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

describe('waiting for a condition', () => {
  it('returns what the condition returned once it is truthy', async () => {
    let asked = 0;
    expect(await eventually(() => (++asked === 3 ? 'third' : undefined))).toBe('third');
  });

  it('takes a throwing condition for one that has not come true yet', async () => {
    let asked = 0;
    const value = await eventually(async () => {
      if (++asked < 3) throw new Error('not yet');
      return asked;
    });
    expect(value).toBe(3);
  });

  it('fails with the last reason when the time is over', async () => {
    const never = eventually(() => Promise.reject(new Error('still empty')), { within: 20 });
    await expect(never).rejects.toThrow('did not come true within 20 ms: still empty');
  });
});
