import { describe, expect } from '@jest/globals';
import { useStage, walk } from '../stage/stage.js';
import { countTransfer } from './transfer.js';

useStage();

const budget = 300_000;

describe('the first load', () => {
  walk('of the start page is at most 300 KB of compressed script', async ({ visitor }) => {
    const stranger = await visitor();
    const transfer = await countTransfer(stranger.page);
    await stranger.open('/welcome');
    await stranger.page.waitForLoadState('networkidle');
    const { scriptBytes, scripts } = await transfer();
    expect(scripts).toBeGreaterThan(0);
    expect(scriptBytes).toBeGreaterThan(50 * 1024);
    expect(scriptBytes).toBeLessThanOrEqual(budget);
  });

  for (const who of ['E1', 'officer-shanghai', 'administrator']) {
    walk(`of home, for ${who}, is at most 300 KB of compressed script`, async ({ signedIn }) => {
      const one = await signedIn(who);
      const transfer = await countTransfer(one.page);
      await one.open('/');
      // Not networkidle: the stream of notices stays open.
      await one.page.waitForTimeout(1_000);
      const { scriptBytes } = await transfer();
      expect(scriptBytes).toBeGreaterThan(50 * 1024);
      expect(scriptBytes).toBeLessThanOrEqual(budget);
    });
  }
});
