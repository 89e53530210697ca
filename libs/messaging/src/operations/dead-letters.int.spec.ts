import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@harbourlink/kernel';
import { encodeEvent } from '@harbourlink/contracts';
import { MembershipGrantedSchema } from '@harbourlink/contracts/identity';
import { eventually } from '@harbourlink/testing';
import { Outbox } from '../outbox.js';
import { anId, Backbone } from '../schemas.fixture.js';
import type { ReceivedEvent } from '../envelope.js';
import { MessagingOperations } from './messaging-operations.js';
import type { DeadLetter } from './dead-letters.js';

let backbone: Backbone;
beforeAll(async () => {
  backbone = await Backbone.start();
});
afterAll(() => backbone.stop());
afterEach(() => backbone.quieten());

const operator = { personId: anId() };
let lanes = 0;

/** So many aggregates' first events, which a lane cannot handle until it is mended. */
async function broken(count: number, handle?: (event: ReceivedEvent) => Promise<void>) {
  const lane = `broken-${++lanes}`;
  const topic = `registry.b${lanes}.v1`;
  const keys = Array.from({ length: count }, anId);
  for (const key of keys) await backbone.publish(key, [1], 'test.Happened', topic);
  await backbone.sequence();
  const record = await backbone.recorder(lane);
  const state = { mended: false };
  const consumer = await backbone.consumer([
    {
      name: lane,
      topic,
      handle: handle ?? ((event) => (state.mended ? record(event) : Promise.reject(new Error(`no to ${event.key}`)))),
    },
  ]);
  const operations = new MessagingOperations('matching', await backbone.units('matching'), () => consumer);
  const letters = (): Promise<DeadLetter[]> => operations.letters.list({ lane }, 0, 200);
  await eventually(async () => (await letters()).length === count);
  return { lane, topic, keys, state, operations, letters };
}

/** One event of any type and bytes, before a lane that wants it. */
async function parked(type: string, payload: Buffer): Promise<{ id: number; operations: MessagingOperations }> {
  const lane = `parked-${++lanes}`;
  const topic = `registry.p${lanes}.v1`;
  const units = await backbone.units('registry');
  await units.run((unit) => new Outbox('registry').append(unit, [{ topic, key: anId(), version: 1, type, payload }]));
  await backbone.sequence();
  const consumer = await backbone.consumer([{ name: lane, topic, handle: async () => undefined }], {
    isKnownType: () => false,
  });
  const operations = new MessagingOperations('matching', await backbone.units('matching'), () => consumer);
  const letters = await eventually(async () => {
    const found = await operations.letters.list({ lane }, 0, 1);
    return found.length > 0 ? found : undefined;
  });
  return { id: letters?.[0]?.id ?? 0, operations };
}

describe('a list of dead letters', () => {
  it('is narrowed by lane, type, kind, object and moment, and comes page by page', async () => {
    const { lane, keys, operations, letters } = await broken(3);
    const [first, second] = await letters();
    const ids = async (filter: object, after = 0, most = 10): Promise<number[]> =>
      (await operations.letters.list({ lane, ...filter }, after, most)).map(({ id }) => id);
    expect(await ids({}, 0, 1)).toEqual([first?.id]);
    expect((await ids({}, first?.id, 1))[0]).toBe(second?.id);
    expect(await ids({ kind: 'parked' })).toEqual([]);
    expect(await ids({ type: 'test.Other' })).toEqual([]);
    expect(await ids({ type: 'test.Happened' })).toHaveLength(3);
    expect(await ids({ key: first?.key })).toEqual([first?.id]);
    // Two may die within one millisecond.
    await backbone.ask(`UPDATE dead_letter SET died_at = died_at - interval '1 hour' WHERE id = $1`, [first?.id]);
    const laterOnes = await ids({ since: second?.diedAt });
    expect(laterOnes).toContain(second?.id);
    expect(laterOnes).not.toContain(first?.id);
    expect(await ids({ since: '2999-01-01T00:00:00Z' })).toEqual([]);
    expect(keys).toContain(first?.key);
  });

  it('says the first line of what went wrong; the stack is shown with the one letter', async () => {
    const { operations, letters } = await broken(1);
    const [letter] = await letters();
    expect(letter?.error).toBe(`Error: no to ${letter?.key}`);
    expect(await operations.letters.inspect(letter?.id ?? 0)).toMatchObject({
      stack: expect.stringMatching(/^Error: no to .*\n\s+at /),
      source: 'registry',
      version: 1,
      attempts: 3,
      data: `${letter?.key} 1`,
    });
  });
});

describe('one dead letter', () => {
  it('is shown as its contract reads it, also when its lane does not want it any more', async () => {
    const data = {
      type: 'MembershipGranted',
      personId: anId(),
      organisationId: 'shanghai',
      organisationKindCode: 'office',
      roleCode: 'officer',
    };
    const { type: _, ...fields } = data;
    const bytes = encodeEvent(MembershipGrantedSchema, fields as never);
    const { id, operations } = await parked(MembershipGrantedSchema.typeName, Buffer.from(bytes));
    const letter = await operations.letters.inspect(id);
    expect(letter).toMatchObject({ kind: 'parked', data: fields });
    expect(letter).not.toHaveProperty('bytes');
  });

  it('is shown as bytes, with the reason, where nobody can read them', async () => {
    const { id, operations } = await parked('test.Unheard', Buffer.from('{"a":1}'));
    const letter = await operations.letters.inspect(id);
    expect(letter).toMatchObject({
      undecodable: 'unknown type test.Unheard',
      bytes: { hex: '7b2261223a317d', base64: 'eyJhIjoxfQ==', length: 7 },
    });
    expect(letter).not.toHaveProperty('data');
  });

  it('that does not exist is unknown', async () => {
    const operations = new MessagingOperations('matching', await backbone.units('matching'), () => undefined);
    expect(await operations.letters.inspect(999_999)).toMatchObject({ code: 'dead-letter.unknown' });
  });
});

describe('replaying many', () => {
  it('goes step by step, says how many are left, and does each once', async () => {
    const { lane, keys, state, operations, letters } = await broken(5);
    state.mended = true;
    const first = await operations.settling.replayMany({ lane }, operator, 2);
    expect(first).toMatchObject({ replayed: 2, refused: [], of: 5 });
    const second = await operations.settling.replayMany({ lane }, operator, 2, first.next);
    expect(second).toMatchObject({ replayed: 2, of: 3 });
    const last = await operations.settling.replayMany({ lane }, operator, 2, second.next);
    expect(last).toEqual({ replayed: 1, refused: [], of: 1 });
    await eventually(async () => (await backbone.effects(lane)).length === 5);
    expect(await letters()).toEqual([]);
    expect(await operations.settling.replayMany({ lane }, operator, 2)).toEqual({ replayed: 0, refused: [], of: 0 });
    expect((await backbone.effects(lane)).map(({ key }) => key).sort()).toEqual([...keys].sort());
  });

  it('leaves out what dies while it goes on, so that it ends', async () => {
    const { lane, topic, operations, letters } = await broken(2);
    const first = await operations.settling.replayMany({ lane }, operator, 1);
    await backbone.publish(anId(), [1], 'test.Happened', topic);
    await backbone.sequence();
    await eventually(async () => (await letters()).length === 3);
    const second = await operations.settling.replayMany({ lane }, operator, 1, first.next);
    expect(second).toMatchObject({ replayed: 1, of: 1 });
    expect(second).not.toHaveProperty('next');
  });

  it('names the letters that stay as they are', async () => {
    const { id, operations } = await parked('test.Unheard', Buffer.from('x'));
    expect(await operations.settling.replayMany({ type: 'test.Unheard', kind: 'parked' }, operator, 200)).toMatchObject(
      {
        refused: expect.arrayContaining([{ id, code: 'dead-letter.undecodable' }]),
      },
    );
  });
});

describe('a letter that is given up', () => {
  it('keeps who did it, when and why, in the history and in the trail', async () => {
    const { lane, operations, letters } = await broken(1);
    const [letter] = await letters();
    const id = letter?.id ?? 0;
    await operations.settling.discard(id, operator, { reasonCode: 'other', note: 'sent by post instead' });
    expect(await letters()).toEqual([]);
    const [settled] = await operations.letters.list({ lane, state: 'settled' }, 0, 10);
    expect(settled?.settled).toEqual({
      how: 'discarded',
      at: expect.any(String),
      by: operator.personId,
      reasonCode: 'other',
      note: 'sent by post instead',
    });
    const [action] = await operations.actions(undefined, 1);
    expect(action).toMatchObject({ action: 'discard', lane, letter: id, personId: operator.personId });
    const published = await backbone.owner<{ n: number }>(
      `SELECT count(*)::int AS n FROM journal WHERE position(convert_to('by post', 'UTF8') IN payload) > 0`,
    );
    expect(published).toEqual([{ n: 0 }]);
  });

  it('needs words for the reason other', async () => {
    const { operations, letters } = await broken(1);
    const [letter] = await letters();
    const refused = await operations.settling.discard(letter?.id ?? 0, operator, { reasonCode: 'other' });
    expect(isRefusal(refused) && refused.code).toBe('dead-letter.note-missing');
    expect(await letters()).toHaveLength(1);
  });
});

describe('the trail of what operators did', () => {
  it('comes newest first, page by page, and cannot be changed by the service', async () => {
    const { operations, letters } = await broken(2);
    for (const { id } of await letters()) await operations.settling.discard(id, operator, { reasonCode: 'obsolete' });
    const [newest, before] = await operations.actions(undefined, 2);
    expect(newest?.id).toBeGreaterThan(before?.id ?? 0);
    expect((await operations.actions(newest?.id, 1))[0]).toEqual(before);
    for (const sql of ['DELETE FROM operator_action', `UPDATE operator_action SET note = 'x'`])
      await expect(backbone.ask(sql)).rejects.toThrow('permission denied');
  });
});
