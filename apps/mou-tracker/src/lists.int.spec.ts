import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, startWithCast } from './mou-cast.fixture.js';
import type { Cast } from './mou-cast.fixture.js';

let cast: Cast;
let memoranda: string[];
let outcomes: string[];
beforeAll(async () => {
  cast = await startWithCast();
  const { officer, commercial, claim, provider } = cast;
  memoranda = [];
  for (const title of ['First', '財資中心 100%', 'Say "third"', 'Fourth_'])
    memoranda.push(idOf(await officer.create('memoranda', commercial({ title: { en: title } }))));
  outcomes = [];
  for (const enterpriseId of [cast.firm, provider, cast.firm])
    outcomes.push(idOf(await officer.create('outcomes', claim({ enterpriseId }))));
}, 60_000);
afterAll(() => cast.at.stop());

/** Every page of a list, one thing at a time. */
async function everyId(path: string, query: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ;) {
    const { status, body } = await cast.officer.get(`${path}?limit=1${query}${cursor}`);
    expect(status).toBe(200);
    ids.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
    if (body['next'] === undefined) return ids;
    cursor = `&cursor=${String(body['next'])}`;
  }
}

describe.each([
  ['memoranda', () => memoranda],
  ['outcomes', () => outcomes],
])('the list of %s', (path, all) => {
  it('is read in both orders, page by page, the newest first unless told', async () => {
    expect(await everyId(path, '')).toEqual(all().toReversed());
    expect(await everyId(path, '&sort=newest')).toEqual(all().toReversed());
    expect(await everyId(path, '&sort=oldest')).toEqual(all());
    expect((await cast.officer.get(`${path}?sort=longest`)).status).toBe(422);
  });
});

describe('what is searched for', () => {
  it.each([
    ['first', [0]],
    ['財資', [1]],
    ['財', [1]],
    ['財心', []],
    ['100%', [1]],
    ['%', [1]],
    ['_', [3]],
    ['"third"', [2]],
    ['sample precision', [0, 1, 2, 3]],
    ['SAMPLE TREASURY', [0, 1, 2, 3]],
    ['nobody', []],
  ])('%s: in the title and the parties of memoranda', async (q, found) => {
    expect(await everyId('memoranda', `&sort=oldest&q=${encodeURIComponent(q)}`)).toEqual(
      found.map((index) => memoranda[index]),
    );
  });

  it('is the name of the enterprise an outcome is claimed for', async () => {
    expect(await everyId('outcomes', '&sort=oldest&q=precision')).toEqual([outcomes[0], outcomes[2]]);
    expect(await everyId('outcomes', '&q=treasury%20ltd')).toEqual([outcomes[1]]);
    expect(await everyId('outcomes', '&q=treasury&status=verified')).toEqual([]);
  });

  it('finds nobody what they may not see', async () => {
    expect((await cast.stranger.get('memoranda?q=sample')).body['items']).toEqual([]);
    expect((await cast.stranger.get('outcomes?q=sample')).body['items']).toEqual([]);
  });
});
