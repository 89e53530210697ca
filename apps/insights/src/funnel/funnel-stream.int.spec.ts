import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseOpenedSchema, EnterpriseDraftedSchema } from '@harbourlink/contracts/registry';
import { newId } from '@harbourlink/kernel';
import { startInsights } from '../insights-service.fixture.js';

type Insights = Awaited<ReturnType<typeof startInsights>>;
type Known = { count: number };

let at: Insights;
let address: Awaited<ReturnType<Insights['addressed']>>;
beforeAll(async () => {
  at = await startInsights();
  address = await at.addressed('administrator');
}, 60_000);
afterAll(() => at.stop());

const profile = { names: { en: 'Sample' }, sectorCodes: [], seeks: true, provides: false, languageCodes: [] };
async function firm(officeCode: string): Promise<void> {
  const enterpriseId = await at.registry.publish(EnterpriseDraftedSchema, { profile, byPersonId: newId() });
  await at.registry.publish(CaseOpenedSchema, { enterpriseId, officeCode });
}

/** How many enterprises are known, as each event of a stream says; heartbeats are skipped. */
async function* knownIn(query: string): AsyncGenerator<number> {
  const response = await fetch(`${address.url}/api/v1/funnel/stream${query}`, { headers: address.headers });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^event: funnel\nid: \d+\ndata: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) yield ((JSON.parse(data) as { stages: Known[] }).stages[0] as Known).count;
    }
  }
}

/** Reads on until the stream says so. */
async function until(stream: AsyncGenerator<number>, count: number): Promise<number[]> {
  const seen: number[] = [];
  for (;;) {
    const { value, done } = await stream.next();
    if (done === true) throw new Error(`the stream ended after ${seen.join()}`);
    seen.push(value);
    if (value === count) return seen;
  }
}

describe('the live funnel', () => {
  it('says at once how things stand, and again whenever a number moved, never twice the same', async () => {
    const [all, wuhan, late] = [knownIn(''), knownIn('?office=wuhan'), knownIn('')];
    expect([await until(all, 0), await until(wuhan, 0)]).toEqual([[0], [0]]);
    for (let n = 0; n < 30; n += 1) await firm('chengdu');
    await firm('wuhan');
    const seen = await until(all, 31);
    expect(new Set(seen).size).toBe(seen.length);
    // Thirty-one firms in a moment are a few events, not thirty-one.
    expect(seen.length).toBeLessThan(15);
    expect(await until(wuhan, 1)).toEqual([1]);
    expect(await until(late, 31)).toEqual([31]);
    await Promise.all([all, wuhan, late].map((stream) => stream.return(0)));
  }, 30_000);

  it('sees what another replica has counted', async () => {
    const stream = knownIn('?office=beijing');
    await until(stream, 0);
    const id = newId();
    await at.sql(`INSERT INTO enterprise_fact (id) VALUES ($1)`, [id]);
    await at.sql(`INSERT INTO case_fact (id, enterprise_id, office_code) VALUES ($1, $2, 'beijing')`, [newId(), id]);
    expect(await until(stream, 1)).toEqual([1]);
    await stream.return(0);
  }, 20_000);

  it('is closed to who may not read the funnel', async () => {
    const { url, headers } = await at.addressed('enterprise_member');
    expect((await fetch(`${url}/api/v1/funnel/stream`, { headers })).status).toBe(403);
    expect((await fetch(`${url}/api/v1/funnel/stream`)).status).toBe(401);
    const asked = await fetch(`${address.url}/api/v1/funnel/stream?office=atlantis`, { headers: address.headers });
    expect(asked.status).toBe(422);
  });

  it('ends when the service stops, so that it can stop', async () => {
    const stream = knownIn('?office=shanghai');
    await until(stream, 0);
    const ended = stream.next();
    await at.stopService();
    expect((await ended).done).toBe(true);
  });
});
