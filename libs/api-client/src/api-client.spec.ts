import { describe, expect, it } from '@jest/globals';
import { ApiProblem, answerOf, createApiClient, ifMatch, onceAs } from './index.js';

const firm = '01932d6e-7c1a-7e53-8a1c-6d6c1f9f0a01';

/** Answers with one of the given answers after the other, and remembers what it was sent. */
function answering(...answers: (() => Response)[]) {
  const sent: Request[] = [];
  const fetch = async (request: Request) => {
    sent.push(request);
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer === undefined) throw new Error('nothing to answer with');
    return answer();
  };
  return { sent, fetch };
}

const json = (status: number, body: object) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const lost = (): never => {
  throw new TypeError('fetch failed');
};
const patience = { attempts: 4, firstPause: 1 };
const client = (fetch: (request: Request) => Promise<Response>) =>
  createApiClient({
    url: 'http://127.0.0.1:1/',
    token: 'secret',
    actingFor: 'shanghai',
    language: 'zh-Hant',
    patience,
    fetch,
  });
const proposal = { needId: firm, offerIds: [firm] };

describe('the client', () => {
  it('says who asks, for whom and in which language', async () => {
    const { sent, fetch } = answering(json(200, { items: [] }));
    await client(fetch).GET('/api/v1/introductions');
    expect(sent[0]?.url).toBe('http://127.0.0.1:1/api/v1/introductions');
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
      authorization: 'Bearer secret',
      'acting-for': 'shanghai',
      'accept-language': 'zh-Hant',
    });
  });

  it('gives every create a key of its own, and keeps the one it is told', async () => {
    const { sent, fetch } = answering(json(201, { id: firm }));
    await client(fetch).POST('/api/v1/introductions', { body: proposal });
    await client(fetch).POST('/api/v1/introductions', { body: proposal });
    await client(fetch).POST('/api/v1/introductions', { body: proposal, ...onceAs('mine') });
    const keys = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe('mine');
  });

  it.each([502, 503, 504])('sends a create again with the same key after %d and after silence', async (status) => {
    const { sent, fetch } = answering(json(status, {}), lost, json(201, { id: firm }));
    const { data } = await client(fetch).POST('/api/v1/introductions', { body: proposal });
    expect(data).toEqual({ id: firm });
    expect(new Set(sent.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
    expect(await Promise.all(sent.map((request) => request.text()))).toEqual(
      Array.from({ length: 3 }, () => JSON.stringify(proposal)),
    );
  });

  it('never sends a change twice', async () => {
    const { sent, fetch } = answering(json(503, { code: 'service.busy' }));
    const change = client(fetch).POST('/api/v1/introductions/{id}/acceptance', {
      params: { path: { id: firm }, header: ifMatch(3) },
    });
    await expect(answerOf(change)).rejects.toMatchObject({ status: 503, code: 'service.busy' });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers.get('if-match')).toBe('"3"');
    expect(sent[0]?.headers.has('idempotency-key')).toBe(false);
  });

  it('gives up after its attempts, with the last answer or the last error', async () => {
    const busy = answering(json(502, { code: 'gateway.unavailable' }));
    const { response } = await client(busy.fetch).GET('/api/v1/introductions');
    expect(response.status).toBe(502);
    const silent = answering(lost);
    await expect(client(silent.fetch).GET('/api/v1/introductions')).rejects.toThrow('fetch failed');
    expect([busy.sent.length, silent.sent.length]).toEqual([4, 4]);
  });
});

describe('a problem', () => {
  it('has the code, the status and everything that is wrong with the fields', async () => {
    const errors = [{ field: 'offerIds', code: 'list.too-short', message: 'At least one is needed.' }];
    const { fetch } = answering(json(422, { code: 'request.invalid', detail: 'The request is not valid.', errors }));
    const problem = await answerOf(client(fetch).POST('/api/v1/introductions', { body: proposal })).catch(
      (error: unknown) => error,
    );
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({
      status: 422,
      code: 'request.invalid',
      errors,
      message: 'The request is not valid. offerIds: At least one is needed.',
      isInWords: true,
    });
  });

  it('of something on the way has no words for people', async () => {
    const foreign = answering(() => new Response('<h1>Bad gateway</h1>', { status: 500 }));
    const asked = answerOf(client(foreign.fetch).GET('/api/v1/introductions'));
    await expect(asked).rejects.toMatchObject({ status: 500, message: 'HTTP 500', isInWords: false });
  });
});
