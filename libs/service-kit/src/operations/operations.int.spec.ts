import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { eventually } from '@harbourlink/testing';
import { SampleService } from '../service/sample-service.fixture.js';

let service: SampleService;
let administrator: string;
let auditor: string;
const person = newId();

beforeAll(async () => {
  service = await SampleService.start();
  const reader = newId();
  await service.member(person, 'administrator', 'investhk');
  await service.member(reader, 'auditor', 'investhk');
  administrator = await service.token(person);
  auditor = await service.token(reader);
});
afterAll(() => service.stop());

const base = '/api/v1/registry/operations';
const ask = (method: string, path: string, body?: unknown, token = administrator) =>
  service.call(method, `${base}/${path}`, { token, ...(body === undefined ? {} : { body }) });

/** A parked letter of the sample's one lane, as a publisher with a newer contract leaves it. */
async function letter(bytes = 'nonsense'): Promise<number> {
  const [row] = await service.sql<{ id: string }>(
    `INSERT INTO registry.dead_letter (kind, lane, event_id, topic, key, version, source, position, type, payload, occurred_at,
                                       correlation_id, error, attempts)
     VALUES ('parked', 'memberships', $1, 'identity.membership.v1', $1, 1, 'identity', 1, 'identity.v9.Unheard', $2, now(), $1,
             E'unknown type\\n  at line 2', 0) RETURNING id`,
    [newId(), Buffer.from(bytes)],
  );
  return Number(row?.id);
}

describe('the administrator’s routes', () => {
  it('are read by an auditor, who changes nothing, and by nobody else', async () => {
    const id = await letter();
    const reads = [
      'status',
      'actions',
      'lanes',
      'dead-letters',
      `dead-letters/${id}`,
      'journal',
      'journal/verification',
    ];
    for (const path of [...reads, 'journal/checkpoints']) {
      expect([path, (await ask('GET', path, undefined, auditor)).status]).toEqual([path, 200]);
    }
    const changes: [string, object][] = [
      ['dead-letters/replay', {}],
      [`dead-letters/${id}/replay`, {}],
      [`dead-letters/${id}/discarding`, { reasonCode: 'obsolete' }],
      ['lanes/memberships/pause', { reason: 'a test' }],
      ['lanes/memberships/resumption', {}],
      ['lanes/memberships/rebuild', {}],
      ['lanes/memberships/rebuild/cancellation', {}],
      ['sinks/kafka/refill', { after: 0 }],
      ['topics/application', {}],
    ];
    for (const [path, body] of changes)
      expect([path, (await ask('POST', path, body, auditor)).status]).toEqual([path, 403]);
    const officer = newId();
    await service.member(officer, 'officer');
    expect(await ask('GET', 'status', undefined, await service.token(officer))).toMatchObject({ status: 403 });
  });

  it('say how the service’s events fare', async () => {
    const { body } = await ask('GET', 'status');
    expect(body).toMatchObject({
      service: 'registry',
      unsequenced: { waiting: 0 },
      lease: { held: true, instance: expect.stringMatching(/^registry@/) },
      sinks: [],
      lanes: [{ lane: 'memberships', kind: 'projection', topics: [{ topic: 'identity.membership.v1', events: 0 }] }],
    });
  });
});

describe('a dead letter', () => {
  it('is found by filter, shown with its bytes, and given up with a reason', async () => {
    const id = await letter('{"x"');
    const listed = await ask('GET', 'dead-letters?lane=memberships&kind=parked&type=identity.v9.Unheard&limit=200');
    expect(listed.body['items']).toContainEqual(expect.objectContaining({ id, error: 'unknown type' }));
    expect(await ask('GET', `dead-letters/${id}`)).toMatchObject({
      status: 200,
      body: {
        stack: expect.stringContaining('line 2'),
        undecodable: 'unknown type identity.v9.Unheard',
        bytes: { hex: '7b227822' },
      },
    });
    expect(await ask('POST', `dead-letters/${id}/discarding`, {})).toMatchObject({ status: 422 });
    expect(await ask('POST', `dead-letters/${id}/discarding`, { reasonCode: 'other' })).toMatchObject({
      status: 422,
      body: { code: 'dead-letter.note-missing' },
    });
    const given = { reasonCode: 'other', note: 'was a drill' };
    expect(await ask('POST', `dead-letters/${id}/discarding`, given)).toMatchObject({ status: 200, body: { id } });
    const history = await ask('GET', 'dead-letters?state=settled');
    expect(history.body['items']).toContainEqual(
      expect.objectContaining({ id, settled: expect.objectContaining({ how: 'discarded', by: person, ...given }) }),
    );
    const actions = await ask('GET', 'actions?limit=1');
    expect(actions.body['items']).toMatchObject([{ action: 'discard', letter: id, personId: person, ...given }]);
  });

  it('that is none, and a filter that makes no sense, are refused', async () => {
    for (const path of ['dead-letters/x', 'dead-letters/99999999'])
      expect(await ask('GET', path)).toMatchObject({ status: 404, body: { code: 'dead-letter.unknown' } });
    expect(await ask('GET', 'dead-letters?kind=odd')).toMatchObject({ status: 422 });
    expect(await ask('GET', 'dead-letters?since=yesterday')).toMatchObject({ status: 422 });
  });

  it('is replayed among many, a step at a time', async () => {
    await letter();
    await letter();
    const first = await ask('POST', 'dead-letters/replay', { type: 'identity.v9.Unheard', limit: 1 });
    expect(first).toMatchObject({ status: 200, body: { replayed: 0, refused: [{ code: 'dead-letter.undecodable' }] } });
    const next = await ask('POST', 'dead-letters/replay', { type: 'identity.v9.Unheard', cursor: first.body['next'] });
    expect(next.body).toMatchObject({ of: Number(first.body['of']) - 1 });
    expect(next.body).not.toHaveProperty('next');
  });
});

describe('a lane', () => {
  it('is paused for every replica, shown so, and still ready', async () => {
    expect(await ask('POST', 'lanes/memberships/pause', {})).toMatchObject({ status: 422 });
    expect(await ask('POST', 'lanes/nothing/pause', { reason: 'a test' })).toMatchObject({ status: 404 });
    const paused = await ask('POST', 'lanes/memberships/pause', { reason: 'a test' });
    expect(paused).toMatchObject({ status: 200, body: { lane: 'memberships', reason: 'a test', pausedBy: person } });
    await eventually(async () => {
      const { status, body } = await service.call('GET', '/health/ready');
      return status === 200 && JSON.stringify(body['paused']) === '["memberships"]';
    });
    expect((await ask('GET', 'lanes')).body['lanes']).toMatchObject([{ paused: { reason: 'a test' } }]);
    expect(await ask('POST', 'lanes/memberships/resumption')).toMatchObject({ status: 200 });
    expect((await ask('GET', 'lanes')).body['lanes']).not.toMatchObject([{ paused: {} }]);
  });

  it('is rebuilt, and its rebuild read and called off', async () => {
    expect(await ask('GET', 'lanes/memberships/rebuild')).toMatchObject({
      status: 404,
      body: { code: 'rebuild.none' },
    });
    expect(await ask('POST', 'lanes/memberships/rebuild')).toMatchObject({ status: 200, body: { state: 'done' } });
    expect(await ask('GET', 'lanes/memberships/rebuild')).toMatchObject({ body: { state: 'done', sources: [] } });
    const cancelled = await ask('POST', 'lanes/memberships/rebuild/cancellation');
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'done' } });
    expect(await ask('POST', 'lanes/nothing/rebuild')).toMatchObject({ status: 404 });
    // The projection was made anew from an empty journal: who may ask stands in it.
    await service.member(person, 'administrator', 'investhk');
  });
});

describe('the journal', () => {
  it('is verified a stretch at a time, from a checkpoint on', async () => {
    await service.member(person, 'administrator', 'investhk');
    const id = newId();
    await service.sql(
      `INSERT INTO registry.outbox (event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id)
       SELECT gen_random_uuid(), 'registry.note.v1', $1, n, 'test.Noted', 'x', now(), $1 FROM generate_series(1, 5) n`,
      [id],
    );
    await eventually(async () => (await ask('GET', 'journal/checkpoints')).body['head']?.['position'] === 5);
    const first = await ask('GET', 'journal/verification?limit=3');
    expect(first.body).toMatchObject({ checked: 3, from: { position: 0 }, head: { position: 3 }, journalHead: 5 });
    const { position, hash } = first.body['head'] as unknown as { position: number; hash: string };
    const rest = await ask('GET', `journal/verification?after=${position}&hash=${hash}`);
    expect(rest.body).toMatchObject({ checked: 2, head: { position: 5 }, blanked: [], ordered: [] });
    expect(rest.body['head']).toMatchObject({ hash: (await ask('GET', 'journal/checkpoints')).body['head']?.['hash'] });
    const wrong = await ask('GET', `journal/verification?after=3&hash=${'0'.repeat(64)}`);
    expect(wrong.body).toMatchObject({ firstBad: { position: 4, reason: 'chain' } });
    expect(await ask('GET', 'journal/verification?after=3')).toMatchObject({
      status: 422,
      body: { code: 'journal.checkpoint-incomplete' },
    });
    expect(await ask('GET', 'journal/verification?upTo=2')).toMatchObject({ body: { checked: 2 } });
  });
});

describe('a broker', () => {
  it('is none on a platform whose events travel through the journals', async () => {
    expect(await ask('GET', 'topics')).toMatchObject({ status: 409, body: { code: 'broker.none' } });
    expect(await ask('POST', 'topics/application')).toMatchObject({ status: 409 });
    expect(await ask('POST', 'sinks/kafka/refill', { after: 0 })).toMatchObject({
      status: 404,
      body: { code: 'sink.unknown' },
    });
    expect(await ask('POST', 'sinks/kafka/refill', { after: -1 })).toMatchObject({ status: 422 });
  });
});
