import { describe, expect } from '@jest/globals';
import { useStage, walk } from '../stage/stage.js';
import type { Visitor } from '../stage/visitor.js';
import { beginNeed, isNow, wordsOn } from './typed-need.js';

useStage();

/** What a browser writes down of requests without a network is no fault of the page. */
function forgiveTheNetwork({ complaints }: Visitor): void {
  const faults = complaints.splice(0).filter((one) => !/ERR_INTERNET_DISCONNECTED|without a network/.test(one));
  complaints.push(...faults);
}

describe('without a network', () => {
  walk('what is typed stays, is said to, and is saved when the network is back', async (stage) => {
    const need = await beginNeed(stage, 'E2');
    const member = await stage.signedIn('E2', { at: need.at });
    const { page, context } = member;
    await context.setOffline(true);
    const said = page.getByText('You are offline. What you type is kept on this device');
    await said.waitFor();
    await wordsOn(page).fill('Typed in a tunnel.');
    await isNow(page, 'kept');
    expect(await need.stored()).toBe('As it began.');
    await context.setOffline(false);
    await said.waitFor({ state: 'detached' });
    await isNow(page, 'saved');
    await need.says('Typed in a tunnel.');

    // A window closed in the tunnel: another one sends what it left.
    await context.setOffline(true);
    await wordsOn(page).fill('Typed in a second tunnel.');
    await isNow(page, 'kept');
    await page.close();
    await context.setOffline(false);
    const later = await context.newPage();
    await later.goto(need.at);
    await later.getByText('Typed in a second tunnel.').first().waitFor();
    await isNow(later, 'saved');
    await need.says('Typed in a second tunnel.');
    forgiveTheNetwork(member);
  });

  walk('a way to another page leads to a page of the console, and back to what was typed', async (stage) => {
    const need = await beginNeed(stage, 'E2');
    const member = await stage.signedIn('E2', { at: need.at });
    const { page, context } = member;
    await context.setOffline(true);
    await wordsOn(page).fill('Typed before looking elsewhere.');
    await isNow(page, 'kept');
    // A page whose parts were never loaded.
    await page.getByRole('link', { name: 'Memoranda' }).first().click();
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    await page.getByText('You are offline. What you type is kept on this device').first().waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Memoranda' }).waitFor();
    await page.goBack();
    await page.getByText('Typed before looking elsewhere.').first().waitFor();
    await need.says('Typed before looking elsewhere.');
    forgiveTheNetwork(member);
  });
});
