import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EnterpriseCheckedSchema } from '@harbourlink/contracts/registry';
import { eventually } from '@harbourlink/testing';
import { EventReader } from './notices/http/event-reader.fixture.js';
import { profileOf, startService } from './service.fixture.js';
import { workflowCodes } from './workflows/domain/workflows.js';

jest.setTimeout(60_000);

let at: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  at = await startService();
});
afterAll(() => at.stop());

const by = randomUUID();

/** Tells the members of a firm once more that it is checked. */
function check(firm: string, name: string) {
  const profile = profileOf(name);
  const dates = { checkedOn: '2026-11-22', validUntilOn: '2027-11-22' };
  return at.registry.publish(EnterpriseCheckedSchema, { profile, ...dates, byPersonId: by }, firm);
}

interface Notice {
  id: string;
  number: number;
  subject: string;
  page: string;
  readAt?: string;
}

async function page(person: string, query = '', language = 'en'): Promise<{ items: Notice[]; next?: string }> {
  const response = await at.fetchAs(person, `/api/v1/notices${query}`, { headers: { 'accept-language': language } });
  return (await response.json()) as { items: Notice[]; next?: string };
}

/** A person with so many notices, of checks 1, 2, 3 ... of one firm. */
async function personWithNotices(count: number) {
  const firm = randomUUID();
  const person = await at.member(firm);
  await eventually(async () => (await at.sql(`SELECT 1 FROM known_membership WHERE person_id = '${person}'`)).length);
  for (let number = 1; number <= count; number += 1) await check(firm, `Sample ${number}`);
  await eventually(async () => (await page(person)).items.length === count, { within: 15_000 });
  return { firm, person };
}

describe('notices', () => {
  it('come page by page, the newest first, in the language of the reader', async () => {
    const { firm, person } = await personWithNotices(3);
    const first = await page(person, '?limit=2');
    expect(first.items.map(({ number }) => number)).toEqual([3, 2]);
    const second = await page(person, `?limit=2&cursor=${first.next}`);
    expect(second.items.map(({ number }) => number)).toEqual([1]);
    expect(second.next).toBeUndefined();
    expect(second.items[0]?.page).toBe(`/enterprises/${firm}`);
    expect((await page(person, '', 'zh-HK')).items[0]?.subject).toBe('「Sample 3」的資料已核查');
  });

  it('are read once, and then no longer among the unread', async () => {
    const { person } = await personWithNotices(2);
    const [newest] = (await page(person)).items;
    const read = (key: string) =>
      at.fetchAs(person, `/api/v1/notices/${newest?.id}/reading`, {
        method: 'POST',
        headers: { 'idempotency-key': key },
      });
    const first = (await (await read('one')).json()) as Notice;
    const again = (await (await read('two')).json()) as Notice;
    expect(first.readAt).toBeDefined();
    expect(again.readAt).toBe(first.readAt);
    expect((await page(person, '?show=unread')).items.map(({ number }) => number)).toEqual([1]);
    expect(await (await at.fetchAs(person, '/api/v1/notices/unread')).json()).toEqual({ unread: 1 });
  });

  it('of somebody else do not exist', async () => {
    const { person } = await personWithNotices(1);
    const stranger = await at.member(randomUUID());
    const [notice] = (await page(person)).items;
    const response = await at.fetchAs(stranger, `/api/v1/notices/${notice?.id}/reading`, {
      method: 'POST',
      headers: { 'idempotency-key': randomUUID(), 'accept-language': 'en' },
    });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'notice.unknown', detail: 'You have no such notice.' });
    expect((await page(stranger)).items).toEqual([]);
  });

  it('refuse a cursor that is none of theirs', async () => {
    const { person } = await personWithNotices(0);
    for (const cursor of ['nonsense', 'WyJ4Il0', 'WzEuNV0', 'WzFlOTld']) {
      const response = await at.fetchAs(person, `/api/v1/notices?cursor=${cursor}`);
      expect(response.status).toBe(400);
    }
  });
});

describe('the live stream', () => {
  it('brings a notice as it comes, then what was missed in between, and nothing twice', async () => {
    const { firm, person } = await personWithNotices(1);
    const token = await at.people.tokenOf(person);
    const live = await EventReader.open(at.url, token);
    expect(await live.next()).toMatchObject({ event: 'ready', id: '1' });
    await check(firm, 'Sample live');
    expect(await live.next()).toMatchObject({ event: 'notice', id: '2' });
    await live.close();
    await check(firm, 'Sample missed');
    await check(firm, 'Sample missed too');
    await eventually(async () => (await page(person)).items.length === 4);
    const again = await EventReader.open(at.url, token, '2');
    expect(await again.next()).toMatchObject({ event: 'ready', id: '2' });
    expect(await again.next()).toMatchObject({ id: '3', data: { subject: expect.stringContaining('Sample missed') } });
    expect(await again.next()).toMatchObject({ id: '4' });
    await again.close();
  });

  it('starts with what comes from now on when nothing was seen before', async () => {
    const { firm, person } = await personWithNotices(2);
    const live = await EventReader.open(at.url, await at.people.tokenOf(person));
    expect(await live.next()).toMatchObject({ event: 'ready', id: '2' });
    await check(firm, 'Sample 3');
    expect(await live.next()).toMatchObject({ event: 'notice', id: '3' });
    await live.close();
  });

  it('is closed to who does not sign in', async () => {
    expect((await fetch(new URL('/api/v1/notices/stream', at.url))).status).toBe(401);
  });
});

describe('preferences', () => {
  const replace = (person: string, settings: object[], version: number) =>
    at.fetchAs(person, '/api/v1/preferences', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify({ settings }),
    });
  const noMail = { workflowCode: 'enterprise-checked', channelCode: 'email', setting: 'off' };

  it('show every workflow and channel, and keep what was chosen', async () => {
    const person = await at.member(randomUUID());
    const before = await at.fetchAs(person, '/api/v1/preferences');
    expect(before.headers.get('etag')).toBe('"0"');
    const { settings } = (await before.json()) as { settings: object[] };
    expect(settings).toHaveLength(workflowCodes.length * 2);
    expect(settings).toContainEqual({ ...noMail, setting: 'on' });
    const after = await replace(person, [noMail], 0);
    expect(after.status).toBe(200);
    expect(await after.json()).toMatchObject({ version: 1, settings: expect.arrayContaining([noMail]) });
  });

  it('changed meanwhile are not overwritten', async () => {
    const person = await at.member(randomUUID());
    expect((await replace(person, [noMail], 0)).status).toBe(200);
    expect((await replace(person, [], 0)).status).toBe(412);
    expect((await replace(person, [], 1)).status).toBe(200);
  });

  it('of unknown workflows are refused with the field that is wrong', async () => {
    const person = await at.member(randomUUID());
    const response = await replace(person, [{ ...noMail, workflowCode: 'nonsense' }], 0);
    expect(response.status).toBe(422);
    expect(JSON.stringify(await response.json())).toContain('workflowCode');
  });
});

describe('the log of deliveries', () => {
  it('is for officers and administrators, and holds no address', async () => {
    const { person } = await personWithNotices(1);
    const officer = await at.member('shanghai', 'officer');
    await eventually(
      async () => (await at.sql(`SELECT 1 FROM known_membership WHERE person_id = '${officer}'`)).length,
    );
    expect((await at.fetchAs(person, '/api/v1/deliveries')).status).toBe(403);
    const log = await eventually(async () => {
      const response = await at.fetchAs(officer, '/api/v1/deliveries?status=sent&limit=200');
      const { items } = (await response.json()) as { items: { personId: string }[] };
      return items.find((item) => item.personId === person);
    });
    expect(log).toMatchObject({ workflowCode: 'enterprise-checked', status: 'sent', failures: 0 });
    expect(JSON.stringify(log)).not.toContain('@sample.test');
    // A moment to JavaScript, none to PostgreSQL.
    const cursor = Buffer.from(JSON.stringify(['1', officer])).toString('base64url');
    expect((await at.fetchAs(officer, `/api/v1/deliveries?cursor=${cursor}`)).status).toBe(400);
  });
});

describe('notification workflows', () => {
  it('are public', async () => {
    const response = await fetch(new URL('/api/v1/notification-workflows', at.url));
    const { items } = (await response.json()) as { items: { code: string }[] };
    expect(items.map(({ code }) => code)).toEqual(workflowCodes);
    expect(items[0]).toMatchObject({
      code: 'enterprise-checked',
      title: { en: 'Particulars checked', 'zh-Hans': '资料已核查', 'zh-Hant': '資料已核查' },
      channels: { 'in-app': 'on', email: 'on' },
    });
  });
});
