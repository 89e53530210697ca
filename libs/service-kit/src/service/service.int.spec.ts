import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { SampleService } from './sample-service.fixture.js';

let service: SampleService;
const officer = newId();
let token: string;
const key = (): Record<string, string> => ({ 'idempotency-key': newId() });

beforeAll(async () => {
  service = await SampleService.start();
  await service.member(officer, 'officer');
  token = await service.token(officer);
});
afterAll(() => service.stop());

describe('a create', () => {
  it('happens once for a key, however often it is asked', async () => {
    const headers = key();
    const asked = await Promise.all(
      Array.from({ length: 5 }, () =>
        service.call('POST', '/api/v1/notes', { token, headers, body: { title: 'once' } }),
      ),
    );
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(asked.map(({ body }) => body['id'])).size).toBe(1);
    expect(asked.filter((one) => one.headers.get('idempotent-replayed') === 'true')).toHaveLength(4);
    expect(asked[0]?.headers.get('etag')).toBe('"1"');
    expect(await service.sql(`SELECT 1 FROM registry.note WHERE title = 'once'`)).toHaveLength(1);
  });

  it('refuses a key that was used with another body', async () => {
    const headers = key();
    await service.call('POST', '/api/v1/notes', { token, headers, body: { title: 'one' } });
    const other = await service.call('POST', '/api/v1/notes', { token, headers, body: { title: 'two' } });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.key-reused' } });
  });

  it('needs a key', async () => {
    expect(await service.call('POST', '/api/v1/notes', { token, body: { title: 'x' } })).toMatchObject({
      status: 400,
      body: { code: 'idempotency.key-required' },
    });
  });

  it('that is refused writes nothing, keeps no reply and says why in the language asked for', async () => {
    const headers: Record<string, string> = { ...key(), 'accept-language': 'zh-CN' };
    const refused = await service.call('POST', '/api/v1/notes', { token, headers, body: { title: 'refuse me' } });
    expect(refused).toMatchObject({ status: 409, body: { code: 'note.unwelcome', detail: '不欢迎“refuse me”。' } });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await service.sql(`SELECT 1 FROM registry.note WHERE title = 'refuse me'`)).toHaveLength(0);
    expect(
      await service.sql(`SELECT 1 FROM registry.idempotency_key WHERE key = $1`, [headers['idempotency-key']]),
    ).toHaveLength(0);
  });

  it('that fails tells nothing of the inside', async () => {
    const failed = await service.call('POST', '/api/v1/notes', { token, headers: key(), body: { title: 'fail me' } });
    expect(failed).toMatchObject({ status: 500, body: { code: 'service.failed' } });
    expect(JSON.stringify(failed.body)).not.toContain('secret');
    expect(failed.headers.get('x-correlation-id')).toBe(failed.body['correlationId']);
  });
});

describe('a full disk of the database', () => {
  it.each([
    ['zh-CN', 'zh-Hans', '存储空间已满，数据未保存。请联系管理员。'],
    ['zh-HK', 'zh-Hant', '儲存空間已滿，資料未儲存。請聯絡管理員。'],
    ['en', 'en', 'The disk is full and nothing was saved. Tell the administrator, then try again.'],
  ])('is said in the language of the caller, %s, and nothing is kept', async (asked, language, detail) => {
    const headers: Record<string, string> = { ...key(), 'accept-language': asked };
    const body = { title: 'fill the disk' };
    const full = await service.call('POST', '/api/v1/notes', { token, headers, body });
    expect(full).toMatchObject({ status: 507, body: { code: 'service.disk-full', detail } });
    expect(full.headers.get('content-language')).toBe(language);
    expect(full.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.stringify(full.body)).not.toMatch(/extend|base\/5|53100/);
    expect(await service.sql('SELECT 1 FROM registry.note WHERE title = $1', [body.title])).toHaveLength(0);
    expect(
      await service.sql(`SELECT 1 FROM registry.idempotency_key WHERE key = $1`, [headers['idempotency-key']]),
    ).toHaveLength(0);
  });

  it('leaves the key to be used again once there is room, and the service at work', async () => {
    const headers = key();
    const full = await service.call('POST', '/api/v1/notes', { token, headers, body: { title: 'fill the disk' } });
    const kept = await service.call('POST', '/api/v1/notes', { token, headers, body: { title: 'room again' } });
    expect([full.status, kept.status]).toEqual([507, 201]);
    expect(await service.call('GET', '/api/v1/notes', { token })).toMatchObject({ status: 200 });
  });
});

describe('bad input', () => {
  const bad = async (body: unknown): Promise<unknown> => {
    const answer = await service.call('POST', '/api/v1/notes', {
      token,
      headers: { ...key(), 'accept-language': 'en' },
      body,
    });
    expect(answer.status).toBe(422);
    return answer.body.errors?.map(({ field, code }) => `${field} ${code}`);
  };

  it('names every wrong field with a stable code', async () => {
    expect(await bad({ title: 7, stars: 10, extra: true })).toEqual([
      'extra field.unknown',
      'title field.not-text',
      'stars field.too-big',
    ]);
  });

  it('refuses over-long text, NUL and halves of characters', async () => {
    expect(await bad({ title: 'x'.repeat(21) })).toEqual(['title field.length']);
    expect(await bad({ title: 'a\u0000b' })).toEqual(['title field.control-characters']);
    expect(await bad({ title: '\ud800' })).toEqual(['title field.control-characters']);
    expect(await bad({ title: 'x', names: { fr: 'x' } })).toEqual(['names field.not-localized']);
  });

  it('keeps fragments of SQL and script as the text they are', async () => {
    const title = `'; DROP TABLE--`;
    const kept = await service.call('POST', '/api/v1/notes', { token, headers: key(), body: { title } });
    expect(kept).toMatchObject({ status: 201, body: { title } });
  });

  it.each([
    ['malformed JSON', '{"title":', 400, 'request.malformed-json'],
    ['an empty body', '', 400, 'request.malformed-json'],
    ['a body that is too large', Buffer.alloc(1_100_000, 32), 413, 'request.too-large'],
  ])('answers %s with a problem', async (_, raw, status, code) => {
    expect(await service.call('POST', '/api/v1/notes', { token, headers: key(), raw })).toMatchObject({
      status,
      body: { code },
    });
  });

  it('refuses another content type, an unknown route, a malformed id and a malformed cursor', async () => {
    const text = await service.call('POST', '/api/v1/notes', {
      token,
      raw: 'x',
      headers: { ...key(), 'content-type': 'text/plain' },
    });
    expect(text).toMatchObject({ status: 415, body: { code: 'request.unsupported-media-type' } });
    expect(await service.call('GET', '/api/v1/nothing', { token })).toMatchObject({
      status: 404,
      body: { code: 'route.unknown' },
    });
    const id = await service.call('POST', '/api/v1/notes/x%00/starring', { token, headers: { 'if-match': '"1"' } });
    expect(id).toMatchObject({ status: 404, body: { code: 'object.unknown' } });
    expect(await service.call('GET', '/api/v1/notes?limit=0&colour=red', { token })).toMatchObject({ status: 422 });
  });
});

describe('a change', () => {
  it('needs the ETag that was read', async () => {
    const path = `/api/v1/notes/${newId()}/starring`;
    expect(await service.call('POST', path, { token })).toMatchObject({
      status: 428,
      body: { code: 'if-match.required' },
    });
    expect(await service.call('POST', path, { token, headers: { 'if-match': '*' } })).toMatchObject({ status: 400 });
    expect(await service.call('POST', path, { token, headers: { 'if-match': '"1"' } })).toMatchObject({ status: 404 });
  });
});

describe('access', () => {
  it('is denied without a declared rule, even to an officer', async () => {
    expect(await service.call('GET', '/api/v1/notes/forgotten', { token })).toMatchObject({ status: 403 });
  });

  it('needs a token that is ours, for us and not over', async () => {
    const list = '/api/v1/notes';
    expect(await service.call('GET', list)).toMatchObject({ status: 401, body: { code: 'auth.token-missing' } });
    for (const wrong of [
      'nonsense',
      await service.token(officer, {}, { audience: 'another' }),
      await service.token(officer, {}, { expires: '-1m' }),
      `${token}x`,
    ]) {
      expect(await service.call('GET', list, { token: wrong })).toMatchObject({
        status: 401,
        body: { code: 'auth.token-invalid' },
      });
    }
    expect(await service.call('GET', list, { token })).toMatchObject({ status: 200 });
    expect(await service.call('GET', '/api/v1/notes/public')).toMatchObject({ status: 200 });
  });

  it('goes by the roles in the organisation the request acts for', async () => {
    const two = newId();
    await service.member(two, 'officer', 'shanghai');
    await service.member(two, 'auditor', 'investhk');
    const both = await service.token(two);
    const create = (headers: Record<string, string>): ReturnType<SampleService['call']> =>
      service.call('POST', '/api/v1/notes', { token: both, headers: { ...key(), ...headers }, body: { title: 'x' } });
    expect(await create({})).toMatchObject({ status: 400, body: { code: 'acting-for.required' } });
    expect(await create({ 'acting-for': 'investhk' })).toMatchObject({
      status: 403,
      body: { code: 'auth.not-allowed' },
    });
    expect(await create({ 'acting-for': 'wuhan' })).toMatchObject({
      status: 403,
      body: { code: 'acting-for.not-a-member' },
    });
    expect(await create({ 'acting-for': 'shanghai' })).toMatchObject({ status: 201 });
  });

  it('by link is for one thing only', async () => {
    const id = newId();
    const guest = await service.token(newId(), { link_purpose: 'note.star', link_resource: id });
    const star = (note: string): ReturnType<SampleService['call']> =>
      service.call('POST', `/api/v1/notes/${note}/starring`, { token: guest, headers: { 'if-match': '"1"' } });
    expect(await star(id)).toMatchObject({ status: 404 });
    expect(await star(newId())).toMatchObject({ status: 403, body: { code: 'auth.link-of-another' } });
    expect(await service.call('GET', '/api/v1/notes', { token: guest })).toMatchObject({ status: 403 });
  });

  it('of services goes by scope', async () => {
    const scoped = (scope: string): Promise<string> =>
      service.token('notifications', { client_id: 'notifications', scope });
    expect(await service.call('GET', '/api/v1/notes/service', { token: await scoped('notes:read') })).toMatchObject({
      status: 200,
    });
    expect(await service.call('GET', '/api/v1/notes/service', { token: await scoped('other') })).toMatchObject({
      status: 403,
    });
    expect(await service.call('GET', '/api/v1/notes/service', { token })).toMatchObject({ status: 403 });
  });
});

describe('the running service', () => {
  it('is live, ready and described as OpenAPI 3.1', async () => {
    expect(await service.call('GET', '/health/live')).toMatchObject({ status: 200 });
    expect(await service.call('GET', '/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect(await service.call('GET', '/openapi.json')).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
  });
});
