import { describe, expect } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { violationsOf } from '../axe/violations.js';
import { useStage, walk } from './stage.js';

useStage();

/** That the tests of this suite can fail. */
describe('what goes wrong in a page is noticed:', () => {
  walk('an error of a script, an answer of 5xx, another host, in whichever window', async ({ visitor }) => {
    const one = await visitor();
    await one.context.route('**/broken', (route) => route.fulfill({ status: 503, body: '' }));
    for (const window of [one.page, await one.context.newPage()]) {
      await window.goto('/welcome');
      await window.evaluate(() => {
        setTimeout(() => {
          throw new Error('on purpose');
        });
        void fetch('/broken');
        void fetch('http://elsewhere.invalid/').catch(() => undefined);
      });
      await eventually(() => one.complaints.length >= 5);
      const complaints = one.complaints.splice(0).join('\n');
      expect(complaints).toContain('error: on purpose');
      expect(complaints).toContain('503 GET');
      expect(complaints).toMatch(/elsewhere\.invalid.*Content Security Policy/);
    }
  });

  walk('a request of a second window to another host', async ({ visitor }) => {
    const one = await visitor();
    const other = await one.context.newPage();
    await other.route('http://elsewhere.invalid/', (route) => route.fulfill({ status: 200, body: '' }));
    await other.goto('http://elsewhere.invalid/');
    expect([...one.hosts]).toContain('elsewhere.invalid');
    one.hosts.delete('elsewhere.invalid');
    await one.open('/welcome');
  });

  walk('what keeps people out', async ({ visitor }) => {
    const one = await visitor();
    await one.open('/welcome');
    expect(await violationsOf(one.page)).toEqual([]);
    await one.page.evaluate(() => {
      const main = document.querySelector('main');
      main?.append(document.createElement('img'), document.createElement('input'));
      const faint = document.createElement('p');
      faint.textContent = 'Hardly to be read';
      faint.style.color = '#eee';
      faint.style.background = '#fff';
      main?.append(faint);
    });
    const found = (await violationsOf(one.page)).map((violation) => violation.split(' ')[0]);
    expect(found).toEqual(expect.arrayContaining(['color-contrast', 'image-alt', 'label']));
  });
});
