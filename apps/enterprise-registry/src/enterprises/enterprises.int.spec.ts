import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { officeCodes } from '@harbourlink/taxonomy';
import { idOf, itemsOf, needBody, profileBody, startRegistry } from '../registry-service.fixture.js';
import type { Answer, Asker, Registry } from '../registry-service.fixture.js';

let at: Registry;
let officer: Asker;
let stranger: Asker;
beforeAll(async () => {
  at = await startRegistry();
  officer = await at.member('shanghai', 'officer');
  stranger = await at.firm();
}, 60_000);
afterAll(() => at.stop());

/** A firm with a complete draft. */
async function drafted(changes: object = {}, role?: string): Promise<{ firm: Asker; seen: Answer; path: string }> {
  const firm = await at.firm(role);
  const seen = await firm.create('enterprises', profileBody(changes));
  expect([seen.status, seen.body]).toEqual([201, expect.anything()]);
  return { firm, seen, path: `enterprises/${idOf(seen)}` };
}

async function checked(changes: object = {}, role?: string) {
  const { firm, seen, path } = await drafted(changes, role);
  const submitted = await firm.change(`${path}/submission`, seen);
  const answer = await officer.change(`${path}/check`, submitted);
  expect([answer.status, answer.body['status']]).toEqual([200, 'checked']);
  return { firm, path, seen: answer };
}

describe('a profile', () => {
  it('drafted by its own member has the id of the organisation, and the province of its place', async () => {
    const { firm, seen } = await drafted();
    expect(idOf(seen)).toBe(firm.organisationId);
    expect(seen.body).toMatchObject({
      version: 1,
      status: 'draft',
      profile: { placeCode: '330200', provinceCode: '330000' },
      warnings: ['uscc-checksum-wrong'],
    });
    expect(seen.etag).toBe('"1"');
  });

  it('is submitted, checked, and the office of its province has the case', async () => {
    const { path } = await checked();
    const seen = await officer.get(path);
    expect(seen.body).toMatchObject({
      status: 'checked',
      version: 3,
      case: { officeCode: 'shanghai', ownerPersonId: officer.personId },
    });
    expect(itemsOf(await officer.get('enterprises?sort=oldest&limit=1'))).not.toEqual(
      itemsOf(await officer.get('enterprises?sort=newest&limit=1')),
    );
    expect(itemsOf(await officer.get('cases?q=yonglan&sort=oldest')).length).toBeGreaterThan(0);
    expect(itemsOf(await officer.get('cases?q=nobody'))).toEqual([]);
    expect(seen.body['checkedOn']).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('that is unfinished says what it lacks and is not submitted', async () => {
    const { firm, seen, path } = await drafted({ placeCode: null, uscc: undefined, sectorCodes: [] });
    expect((await firm.get(`${path}/missing`)).body).toEqual({
      nextState: 'submitted',
      missing: ['placeCode', 'sectorCodes'],
      warnings: [],
    });
    const refused = await firm.change(`${path}/submission`, seen);
    expect([refused.status, refused.body['code']]).toEqual([422, 'enterprise.incomplete']);
  });

  it('of a checked firm stays live until its revision is accepted', async () => {
    const { firm, seen, path } = await checked();
    const revised = await firm.change(path, seen, profileBody({ website: 'https://yonglan.example' }), 'PUT');
    expect(revised.body).toMatchObject({ status: 'checked', revision: { status: 'draft' } });
    const submitted = await firm.change(`${path}/submission`, revised);
    const queue = await officer.get('enterprises?queue=awaiting-check&office=shanghai&limit=200');
    expect(itemsOf(queue).map(({ id }) => id)).toContain(firm.organisationId);
    const accepted = await officer.change(`${path}/check`, submitted);
    expect(accepted.body).toMatchObject({ status: 'checked', profile: { website: 'https://yonglan.example' } });
    expect(accepted.body).not.toHaveProperty('revision');
  });

  it('sent back carries its reasons; suspended and reinstated it is checked again', async () => {
    const { firm, seen, path } = await drafted();
    const submitted = await firm.change(`${path}/submission`, seen);
    const back = await officer.change(`${path}/changes-request`, submitted, { reasonCodes: ['place-wrong'] });
    expect(back.body).toMatchObject({ status: 'changes-requested', reasonCodes: ['place-wrong'] });
    const again = await firm.change(`${path}/submission`, back);
    const done = await officer.change(`${path}/check`, again);
    const suspended = await officer.change(`${path}/suspension`, done, { reasonCode: 'complaint' });
    expect(suspended.body['status']).toBe('suspended');
    expect((await officer.change(`${path}/reinstatement`, suspended)).body['status']).toBe('checked');
  });

  it('withdrawn ends its needs and closes its case', async () => {
    const { firm, seen, path } = await checked();
    const need = await firm.create('needs', needBody(firm.organisationId));
    const published = await firm.change(`needs/${idOf(need)}/publication`, need, {});
    expect(published.body['status']).toBe('published');
    const gone = await firm.change(`${path}/withdrawal`, seen, { reasonCode: 'at-own-request' });
    expect(gone.body['status']).toBe('withdrawn');
    expect((await officer.get(`needs/${idOf(need)}`)).body).toMatchObject({
      status: 'ended',
      endedReasonCode: 'withdrawn',
    });
    const cases = await officer.get(`cases?enterpriseId=${firm.organisationId}`);
    expect(itemsOf(cases)[0]).toMatchObject({ status: 'closed', closedReasonCode: 'enterprise-withdrawn' });
  });

  it('with the registration number of another firm is a conflict, until that one leaves', async () => {
    const { firm, seen, path } = await drafted({ uscc: '91350100M000100Y43' });
    const second = await at.firm();
    const body = profileBody({ uscc: '91350100M000100Y43' });
    expect((await second.create('enterprises', body)).body).toMatchObject({
      status: 409,
      code: 'enterprise.registration-number-taken',
    });
    await firm.change(`${path}/withdrawal`, seen, { reasonCode: 'duplicate' });
    expect((await second.create('enterprises', body)).status).toBe(201);
  });

  it('drafted twice at once with one registration number is on record once', async () => {
    const firms = await Promise.all([at.firm(), at.firm(), at.firm()]);
    const body = profileBody({ uscc: '91350100M000100Y99' });
    const answers = await Promise.all(firms.map((firm) => firm.create('enterprises', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('the queue', () => {
  const namesIn = (page: Answer): unknown[] =>
    itemsOf(page).map(({ profile }) => (profile as { names: { en: string } }).names.en);

  /** An office nobody else of these tests sends to, with one firm for each name, begun in this order. */
  async function begun(placeCode: string, names: readonly string[]) {
    const firms: { firm: Asker; seen: Answer; path: string }[] = [];
    for (const en of names) firms.push(await drafted({ placeCode, names: { en } }));
    return firms;
  }

  async function allOf(query: string): Promise<unknown[]> {
    const first = await officer.get(`enterprises?${query}&limit=2`);
    const next = first.body['next'];
    const second = await officer.get(`enterprises?${query}&limit=2&cursor=${String(next)}`);
    expect(second.body).not.toHaveProperty('next');
    return [...namesIn(first), ...namesIn(second)];
  }

  it('has first who waits longest, not who began first; sent back and submitted again one is last', async () => {
    const [one, two, three] = await begun('420100', ['one', 'two', 'three']);
    if (!one || !two || !three) throw new Error('three firms were begun');
    const firstTime = await one.firm.change(`${one.path}/submission`, one.seen);
    for (const { firm, path, seen } of [three, two]) await firm.change(`${path}/submission`, seen);
    const queue = 'queue=awaiting-check&office=wuhan';
    expect(await allOf(queue)).toEqual(['one', 'three', 'two']);
    const back = await officer.change(`${one.path}/changes-request`, firstTime, { reasonCodes: ['place-wrong'] });
    const again = await one.firm.change(`${one.path}/submission`, back);
    expect(Date.parse(String(again.body['submittedAt']))).toBeGreaterThan(
      Date.parse(String(firstTime.body['submittedAt'])),
    );
    expect(await allOf(queue)).toEqual(['three', 'two', 'one']);
    expect(await allOf(`${queue}&sort=oldest`)).toEqual(['three', 'two', 'one']);
    expect(await allOf(`${queue}&sort=newest`)).toEqual(['one', 'two', 'three']);
    // Of whom no moment is known waits longest; page by page too.
    await at.sql(`UPDATE enterprise SET submitted_at = NULL WHERE id = ANY($1)`, [[idOf(one.seen), idOf(two.seen)]]);
    expect(await allOf(queue)).toEqual(['one', 'two', 'three']);
    expect(await allOf(`${queue}&sort=newest`)).toEqual(['three', 'two', 'one']);
  });

  it.each([
    ['of a list in another order', [newId()]],
    ['with a moment that is none', ['2026-13-45T00:00:00.000Z', newId()]],
    ['with a day that is none', ['2026-02-30T08:00:00.000Z', newId()]],
    ['with a year that is none', ['0000-01-01T00:00:00.000Z', newId()]],
    ['with an id that is none', ['2026-11-22T08:00:00.000Z', 'x']],
  ])('refuses a cursor %s', async (_what, key) => {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    const answer = await officer.get(`enterprises?queue=awaiting-check&cursor=${cursor}`);
    expect([answer.status, answer.body['code']]).toEqual([400, 'cursor.malformed']);
  });

  it('is read by its index', async () => {
    // So few rows would be read at once, and sorted.
    await at.sql('SET enable_seqscan = off');
    await at.sql('SET enable_bitmapscan = off');
    const plan = await at.sql<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT e.id FROM enterprise e WHERE e.awaits_check
        ORDER BY COALESCE(e.submitted_at, '-infinity'), e.id LIMIT 50`,
    );
    await at.sql('RESET enable_seqscan');
    await at.sql('RESET enable_bitmapscan');
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('enterprise_waits_since');
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).not.toContain('Sort');
  });

  it('does not tell a stranger when a firm submitted', async () => {
    const provider = await at.firm('provider_member');
    const { path } = await checked();
    expect((await officer.get(path)).body).toHaveProperty('submittedAt');
    expect((await provider.get(path)).body).not.toHaveProperty('submittedAt');
  });
});

describe('who sees a profile', () => {
  it('a stranger does not: neither the object, nor in the list, nor by any change', async () => {
    const { seen, path } = await checked();
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get(`${path}/missing`)).status).toBe(404);
    expect(itemsOf(await stranger.get('enterprises'))).toEqual([]);
    expect((await stranger.change(path, seen, profileBody(), 'PUT')).status).toBe(404);
    expect((await stranger.change(`${path}/submission`, seen)).status).toBe(404);
    expect((await stranger.change(`${path}/withdrawal`, seen, { reasonCode: 'inactive' })).status).toBe(404);
    expect((await stranger.change(`${path}/check`, seen)).status).toBe(403);
  });

  it('a provider sees checked firms only, without their registration numbers and cases', async () => {
    const provider = await at.firm('provider_member');
    const { path, firm, seen: asChecked } = await checked();
    const { path: draftPath } = await drafted();
    const seen = await provider.get(path);
    expect(seen.status).toBe(200);
    expect(seen.body['profile']).not.toHaveProperty('uscc');
    expect(seen.body).not.toHaveProperty('case');
    expect((await provider.get(draftPath)).status).toBe(404);
    expect((await provider.change(`${path}/submission`, seen)).status).toBe(404);
    for (const item of itemsOf(await provider.get('enterprises?limit=200'))) {
      expect(item['status']).toBe('checked');
    }
    // Nor does a filter tell whose case it is, or what waits for an officer.
    for (const office of officeCodes) expect(itemsOf(await provider.get(`enterprises?office=${office}`))).toEqual([]);
    const revised = await firm.change(path, asChecked, profileBody(), 'PUT');
    expect((await firm.change(`${path}/submission`, revised)).status).toBe(200);
    expect(itemsOf(await officer.get('enterprises?queue=awaiting-check&limit=200'))).not.toEqual([]);
    expect(itemsOf(await provider.get('enterprises?queue=awaiting-check'))).toEqual([]);
  });

  it('an auditor sees everything and changes nothing', async () => {
    const auditor = await at.member('investhk', 'auditor', 'agency');
    const { seen, path } = await drafted();
    expect((await auditor.get(path)).status).toBe(200);
    expect((await auditor.change(`${path}/withdrawal`, seen, { reasonCode: 'inactive' })).status).toBe(403);
    expect((await auditor.create('enterprises', profileBody())).status).toBe(403);
  });
});

describe('lists', () => {
  it('go page by page without gaps, filtered by name, status, office and sector', async () => {
    const mark = newId().slice(-6);
    for (let n = 0; n < 5; n += 1) {
      await officer.create('enterprises', profileBody({ names: { en: `Page_${mark} %${n}` }, placeCode: '610100' }));
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await officer.get(
        `enterprises?q=${encodeURIComponent(`page_${mark}`)}&office=chengdu&status=draft&limit=2` +
          `&sector=advanced-manufacturing-and-new-materials${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...itemsOf(page).map(({ id }) => String(id)));
      cursor = String(page.body['next'] ?? '');
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(5);
    expect(seen).toEqual([...seen].sort().reverse());
    expect(itemsOf(await officer.get(`enterprises?q=page%25${mark}`))).toEqual([]);
  });

  it('refuse a cursor of another list and an unknown filter', async () => {
    const cursor = Buffer.from(JSON.stringify(['not-an-id'])).toString('base64url');
    expect((await officer.get(`enterprises?cursor=${cursor}`)).body['code']).toBe('cursor.malformed');
    expect((await officer.get('enterprises?colour=red')).status).toBe(422);
    expect((await officer.get('enterprises?status=bad')).status).toBe(422);
  });
});

describe('bad input', () => {
  it.each([
    ['a wrong type', { seeks: 'yes' }],
    ['an unknown field', { director: 'somebody' }],
    ['an over-long name', { names: { en: 'x'.repeat(201) } }],
    ['a NUL', { names: { en: 'a\u0000b' } }],
    ['an unknown sector', { sectorCodes: ['alchemy'] }],
    ['a script for a website', { website: 'javascript:alert(1)' }],
    ['no name at all', { names: {} }],
    ['a sector twice', { sectorCodes: ['fintech', 'fintech'] }],
    ['an impossible date', { foundedOn: '2026-02-30' }],
    ['a malformed listing', { listing: { exchangeCode: 'sse', listingCode: '1' } }],
  ])('%s is a field error', async (_what, changes) => {
    const firm = await at.firm();
    const answer = await firm.create('enterprises', profileBody(changes));
    expect([answer.status, answer.body['code']]).toEqual([422, 'request.invalid']);
    expect(answer.body['errors']).toHaveLength(1);
    expect(answer.text).not.toContain('node_modules');
  });

  it.each([
    ['a code of a wrong shape', { uscc: '12345' }, 'enterprise.uscc-malformed'],
    ['a place that does not exist', { placeCode: '999999' }, 'enterprise.place-unknown'],
    ['a fragment of SQL where a number belongs', { brNumber: "1'; DROP TABLE need" }, 'enterprise.br-number-malformed'],
  ])('%s is refused with its own code', async (_what, changes, code) => {
    const firm = await at.firm();
    const answer = await firm.create('enterprises', profileBody(changes));
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
  });

  it('SQL and scripts in a name are only a name', async () => {
    const name = `Robert'); DROP TABLE registry.enterprise;-- <script>alert(1)</script>`;
    const { seen, path } = await drafted({ names: { en: name } });
    expect((await officer.get(path)).body['profile']).toMatchObject({ names: { en: name } });
    expect(itemsOf(await officer.get(`enterprises?q=${encodeURIComponent("'); drop")}`)).map(({ id }) => id)).toEqual([
      idOf(seen),
    ]);
  });

  it('a stale ETag, a missing one, an unknown id, an illegal step', async () => {
    const { firm, seen, path } = await drafted();
    const stale = { ...seen, etag: '"9"' };
    expect((await firm.change(`${path}/submission`, stale)).body['code']).toBe('version.stale');
    expect((await firm.change(`${path}/submission`, { ...seen, etag: '' })).status).toBeGreaterThanOrEqual(400);
    expect((await officer.get(`enterprises/${newId()}`)).status).toBe(404);
    expect((await officer.get('enterprises/1')).status).toBe(404);
    const illegal = await officer.change(`${path}/check`, seen);
    expect([illegal.status, illegal.body['code']]).toEqual([409, 'enterprise.not-in-that-state']);
  });

  it('an idempotency key is answered once; with another body it is refused', async () => {
    const firm = await at.firm();
    const key = newId();
    const body = profileBody();
    const first = await firm.create('enterprises', body, key);
    expect((await firm.create('enterprises', body, key)).body).toEqual(first.body);
    expect((await firm.create('enterprises', profileBody(), key)).body['code']).toBe('idempotency.key-reused');
  });
});
