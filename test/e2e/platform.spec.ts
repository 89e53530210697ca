import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Person, samplePeople, walkOneChain } from '@harbourlink/platform-client';
import { eventually } from '@harbourlink/testing';
import { funnelByTables } from './funnel-by-tables.js';
import { apps, committedDocument, complaintsAbout, mergedDocument, operationsOf } from './merged-document.js';
import type { Operation } from './merged-document.js';
import { RunningPlatform } from './running-platform.js';

let platform: RunningPlatform;
let sample: Awaited<ReturnType<typeof samplePeople>>;
const as = (key: string, actingFor?: string): Person =>
  new Person(platform.url, sample(key).personId, undefined, actingFor);

beforeAll(async () => {
  platform = await RunningPlatform.start();
  sample = await samplePeople(platform.url);
}, 240_000);
afterAll(() => platform?.stop(), 60_000);

async function operations(): Promise<Operation[]> {
  return operationsOf(await mergedDocument(platform.url)).map((operation) => ({
    ...operation,
    path: operation.path.replace(/\{[^}]+\}/g, '01a20391-8ab5-72e4-bb0c-a2bd55b02c4c'),
  }));
}

async function anonymously(method: string, path: string): Promise<number> {
  const response = await fetch(`${platform.url}${path}`, { method });
  await response.body?.cancel();
  return response.status;
}

describe('the document of the whole platform', () => {
  it('is valid OpenAPI', async () => {
    expect(await complaintsAbout(await mergedDocument(platform.url))).toBe('');
  });

  it('has every public route that the committed documents of the services have', async () => {
    const named = ({ method, path }: Operation): string => `${method} ${path}`;
    const merged = operationsOf(await mergedDocument(platform.url)).map(named);
    const committed = apps.flatMap((app) => operationsOf(committedDocument(app)));
    const publicOnes = committed.filter(({ path }) => path.startsWith('/api/v1/')).map(named);
    expect(publicOnes.length).toBeGreaterThan(80);
    expect(publicOnes.filter((operation) => !merged.includes(operation))).toEqual([]);
  });
});

describe('every route of the running platform', () => {
  it('declares who may use it', async () => {
    const all = await operations();
    expect(all.length).toBeGreaterThan(80);
    expect(all.filter(({ rules }) => rules.length === 0)).toEqual([]);
  });

  it('answers 401 to who brings no token, unless it is declared public', async () => {
    const closed = (await operations()).filter(({ rules }) => !rules.includes('x-access-public'));
    const open = [];
    for (const { method, path } of closed)
      if ((await anonymously(method, path)) !== 401) open.push(`${method} ${path}`);
    expect(open).toEqual([]);
  });
});

describe('the sample world', () => {
  const firstNeed = async (asker: Person, query = ''): Promise<string> =>
    (await asker.get(`needs${query}`)).body.items[0].id;

  it('has a best provider for a need, found from the structured facts alone', async () => {
    const officer = as('officer-shanghai');
    const needId = await firstNeed(officer, `?enterpriseId=${sample('E1').organisationId}`);
    const found = await eventually(async () => {
      const { body } = await officer.get(`candidates?needId=${needId}`);
      return body.items?.length > 0 ? body.items : undefined;
    });
    expect(found[0].providerId).toBe(sample('P1').organisationId);
    expect(found[0].scores.score).toBeGreaterThan(0);
  });

  it('tells a firm the reasons and a band, never the number', async () => {
    const member = as('E1');
    const { body } = await member.get(`candidates?needId=${await firstNeed(member)}`);
    expect(body.items.length).toBeGreaterThan(0);
    expect(JSON.stringify(body.items)).not.toMatch(/"scores?"/);
  });

  it('keeps one firm out of another firm’s things', async () => {
    const needId = await firstNeed(as('officer-shanghai'), `?enterpriseId=${sample('E1').organisationId}`);
    expect((await as('E3').get(`needs/${needId}`)).status).toBe(404);
    expect((await as('E3').get('needs')).body.items.map((need: { id: string }) => need.id)).not.toContain(needId);
  });
});

describe('the funnel', () => {
  it('says what the services’ tables say, after one need has gone the whole way', async () => {
    const party = (key: string) => ({ person: as(key), organisationId: sample(key).organisationId });
    await walkOneChain({
      officer: as('officer-shanghai'),
      firm: party('E1'),
      provider: party('P1'),
      verifier: as('verifier'),
    });
    await eventually(() => platform.isQuiet(), { within: 30_000 });
    const { body } = await as('administrator').get('funnel');
    const counted = body.stages.map(({ stage, count, of }: { stage: string; count: number; of: number }) => ({
      stage,
      count,
      of,
    }));
    expect(counted).toEqual(await funnelByTables((text) => platform.sql(text)));
    expect(counted[0].count).toBeGreaterThan(20);
    expect(counted.filter(({ count }: { count: number }) => count === 0)).toEqual([]);
  });

  it('is rebuilt by one command while firms go on being drafted', async () => {
    const officer = as('officer-beijing');
    let drafting = true;
    const traffic = (async () => {
      let drafted = 0;
      for (; drafting; drafted += 1) {
        const answer = await officer.create('enterprises', {
          names: { en: `Sample Rebuild ${drafted} Ltd` },
          sectorCodes: [],
          seeks: true,
          provides: false,
          languageCodes: [],
        });
        expect(answer.status).toBe(201);
      }
      return drafted;
    })();
    const administrator = as('administrator');
    const { body } = await administrator.get('insights/operations/lanes');
    const projections = body.lanes.filter((lane: { kind: string }) => lane.kind === 'projection');
    expect(projections.length).toBeGreaterThan(1);
    for (const { lane } of projections) {
      const rebuilt = await administrator.ask('POST', `insights/operations/lanes/${lane}/rebuild`, undefined, {});
      expect(rebuilt).toMatchObject({ status: 200, body: { lane } });
    }
    drafting = false;
    expect(await traffic).toBeGreaterThan(0);
    await eventually(() => platform.isQuiet(), { within: 30_000 });
    const after = (await administrator.get('funnel')).body.stages;
    expect(after).toMatchObject(await funnelByTables((text) => platform.sql(text)));
  });
});

describe('the journals', () => {
  it('verify from the first event to the last', async () => {
    for (const service of ['identity', 'registry', 'matching', 'mou', 'notifications']) {
      const { body } = await as('auditor').get(`${service}/operations/journal/verification`);
      expect(body.checked).toBeGreaterThan(0);
      expect(body.firstBad).toBeUndefined();
    }
  });
});

describe('a membership that is taken away', () => {
  it('ends what the person may do within seconds, in every service', async () => {
    const administrator = as('administrator');
    const granted = await administrator.create('memberships', {
      personId: sample('event-desk').personId,
      organisationId: 'wuhan',
      organisationKind: 'office',
      role: 'officer',
    });
    expect(granted.status).toBe(201);
    const newOfficer = as('event-desk', 'wuhan');
    await eventually(async () => (await newOfficer.get('memoranda')).status === 200, { within: 10_000 });
    const revoked = await administrator.change(`memberships/${granted.body.id}/revocation`, granted.body.version);
    expect(revoked.status).toBe(200);
    await eventually(async () => (await newOfficer.get('memoranda')).status === 403, { within: 10_000 });
  });
});

describe('live changes', () => {
  it('come as server-sent events, and none is missed over a broken connection', async () => {
    const member = sample('E2');
    const token = await import('@harbourlink/platform-client').then(({ signInAs }) =>
      signInAs(platform.url, member.personId),
    );
    const read = async (lastEventId: string): Promise<string> => {
      const controller = new AbortController();
      const response = await fetch(`${platform.url}/api/v1/stream`, {
        headers: { authorization: `Bearer ${token}`, 'last-event-id': lastEventId },
        signal: controller.signal,
      });
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      const reader = response.body?.getReader();
      let text = '';
      while (!/^id: ?\d+/m.test(text)) text += new TextDecoder().decode((await reader?.read())?.value);
      controller.abort();
      return text;
    };
    const first = await read('0');
    expect(first).toMatch(/^data: ?\{/m);
    expect(await read('0')).toContain(/^id: ?\d+/m.exec(first)?.[0]);
  });
});

describe('bad input at the door', () => {
  it('ends a body of 100 MB long before it has arrived', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const upload = request(`${platform.url}/api/v1/enterprises`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': 100_000_000 },
      });
      upload.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
        upload.destroy();
      });
      upload.on('error', reject);
      upload.write(Buffer.alloc(65_536, 32));
    });
    expect(status).toBe(413);
  });

  it('gives problem+json in the caller’s language, whichever service refuses', async () => {
    const member = as('E1');
    for (const [path, status, code] of [
      ['enterprises/not-an-id', 404, undefined],
      ['needs?cursor=%00', 422, 'request.invalid'],
      ['nowhere', 404, undefined],
      ['introductions/01a20391-8ab5-72e4-bb0c-a2bd55b02c4c', 404, undefined],
    ] as const) {
      const answer = await member.get(path, { 'accept-language': 'en' });
      expect({ path, status: answer.status }).toEqual({ path, status });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      if (code) expect(answer.body.code).toBe(code);
      expect(answer.body.detail).toMatch(/^[\x20-\x7e’“”]+$/);
      expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|at \w+ \(/);
    }
  });

  it('refuses a stale ETag and an illegal transition with a code each', async () => {
    const officer = as('officer-shanghai');
    const id = sample('E1').organisationId;
    const { body } = await officer.get(`enterprises/${id}`);
    expect(
      (await officer.change(`enterprises/${id}/suspension`, body.version + 7, { reasonCode: 'nonsense' })).status,
    ).toBe(422);
    const stale = await officer.change(`enterprises/${id}/submission`, body.version + 7);
    expect(stale).toMatchObject({ status: 412, body: { code: 'version.stale' } });
    const illegal = await officer.change(`enterprises/${id}/submission`, body.version);
    expect(illegal.status).toBe(409);
  });
});
