import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { Lane } from './lane.js';
import type { ReceivedEvent } from '../envelope.js';
import { laneOf } from '../lane.fixture.js';
import type { DeadLetter } from '../operations/dead-letters.js';
import { MessagingOperations } from '../operations/messaging-operations.js';
import { Outbox } from '../outbox.js';
import { anId, Backbone } from '../schemas.fixture.js';
import type { Consumer } from './consumer.js';
import { NotYet } from './failures.js';

let backbone: Backbone;
beforeAll(async () => {
  backbone = await Backbone.start();
});
afterAll(() => backbone.stop());
afterEach(() => backbone.quieten());

const operator = { personId: anId() };
let tests = 0;
const fresh = (): { topic: string; lane: string } => ({ topic: `registry.t${++tests}.v1`, lane: `lane-${tests}` });

/** One aggregate's events through one lane. */
interface Played {
  readonly key: string;
  readonly lane: string;
  readonly topic: string;
  readonly consumer: Consumer;
  readonly operations: MessagingOperations;
}

async function play(
  versions: readonly number[],
  handle: (event: ReceivedEvent, record: (event: ReceivedEvent) => Promise<void>) => Promise<void>,
  publish?: (key: string, topic: string) => Promise<void>,
): Promise<Played> {
  const { topic, lane } = fresh();
  const key = anId();
  if (publish) await publish(key, topic);
  else await backbone.publish(key, versions, 'test.Happened', topic);
  await backbone.sequence();
  const record = await backbone.recorder(lane);
  const consumer = await backbone.consumer([{ name: lane, topic, handle: (event) => handle(event, record) }]);
  const operations = new MessagingOperations('matching', await backbone.units('matching'), () => consumer);
  return { key, lane, topic, consumer, operations };
}

async function letterOf({ operations, lane }: Played): Promise<DeadLetter> {
  const letter = await eventually(async () =>
    (await operations.letters.list({}, 0, 100)).find((candidate) => candidate.lane === lane),
  );
  if (!letter) throw new Error('no letter');
  return letter;
}

const stateOf = async ({ lane }: Played): Promise<unknown> =>
  (await backbone.ask('SELECT state, last_version, attempts FROM inbox_key WHERE lane = $1', [lane]))[0];

describe('rule 12: a failing event', () => {
  it('is tried again, blocks its own aggregate and no other', async () => {
    let failures = 2;
    const fine = anId();
    const played = await play(
      [],
      async (event, record) => {
        await record(event);
        if (event.key !== fine && failures-- > 0) throw new Error('not today');
      },
      async (key, topic) => {
        await backbone.publish(key, [1, 2], 'test.Happened', topic);
        await backbone.publish(fine, [1, 2], 'test.Happened', topic);
      },
    );
    await eventually(async () => (await backbone.effects(played.lane)).length === 4);
    expect(await backbone.versions(played.lane, played.key)).toEqual([1, 2]);
    expect(await backbone.versions(played.lane, fine)).toEqual([1, 2]);
  });

  it('is dead after its last attempt and blocks its aggregate, also for what comes later', async () => {
    const played = await play([1, 2], async () => {
      throw new Error('never');
    });
    expect(await letterOf(played)).toMatchObject({ kind: 'dead', version: 1, attempts: 3, key: played.key });
    await backbone.publish(played.key, [3], 'test.Happened', played.topic);
    await backbone.sequence();
    await eventually(async () => {
      const [row] = await backbone.ask<{ n: number }>(
        `SELECT count(*)::int AS n FROM inbox WHERE lane = $1 AND state = 'held'`,
        [played.lane],
      );
      return row?.n === 3;
    });
    expect(await stateOf(played)).toEqual({ state: 'dead', last_version: 0, attempts: 3 });
    expect(backbone.alarms).toContainEqual(expect.stringContaining(`in lane ${played.lane}`));
  });

  it('stays dead when an earlier event is delivered again', async () => {
    let tries = 0;
    const played = await play([1, 2], async (event, record) => {
      if (event.version === 2) {
        tries += 1;
        throw new Error('never');
      }
      await record(event);
    });
    await letterOf(played);
    await backbone.ask(
      `INSERT INTO inbox (received_on, lane, event_id, source, position, topic, key, version, type, payload, occurred_at,
                          correlation_id, wanted)
       SELECT received_on - 1, lane, event_id, source, position, topic, key, version, type, payload, occurred_at,
              correlation_id, wanted FROM inbox WHERE lane = $1 AND version = 1`,
      [played.lane],
    );
    await eventually(
      async () =>
        (await backbone.ask(`SELECT 1 FROM inbox WHERE lane = $1 AND state = 'pending'`, [played.lane])).length === 0,
    );
    expect(await stateOf(played)).toMatchObject({ state: 'dead', last_version: 1 });
    expect(tries).toBe(3);
  });

  it('goes on after a replay, once however often it is asked for', async () => {
    let mended = false;
    const played = await play([1, 2, 3], async (event, record) => {
      if (!mended && event.version === 2) throw new Error('not yet mended');
      await record(event);
    });
    const { id } = await letterOf(played);
    mended = true;
    expect(await played.operations.settling.replay(id, operator)).toEqual({ id });
    expect(await played.operations.settling.replay(id, operator)).toEqual({ id });
    await eventually(async () => (await backbone.versions(played.lane, played.key)).length === 3);
    expect(await played.operations.settling.replay(id, operator)).toEqual({ id });
    expect(await played.operations.settling.discard(id, operator, { reasonCode: 'test-data' })).toMatchObject({
      refused: true,
      code: 'dead-letter.unknown',
    });
    expect(await backbone.versions(played.lane, played.key)).toEqual([1, 2, 3]);
  });

  it('dies again with the same letter when the replay fails', async () => {
    const played = await play([1], async () => {
      throw new Error('never');
    });
    const { id } = await letterOf(played);
    await played.operations.settling.replay(id, operator);
    expect(await letterOf(played)).toMatchObject({ id });
  });

  it('is passed over after a discard: the version advances', async () => {
    const played = await play([1, 2, 3], async (event, record) => {
      if (event.version === 2) throw new Error('never');
      await record(event);
    });
    const { id } = await letterOf(played);
    expect(await played.operations.settling.discard(id, operator, { reasonCode: 'test-data' })).toEqual({ id });
    expect(await played.operations.settling.discard(id, operator, { reasonCode: 'test-data' })).toEqual({ id });
    await eventually(async () => (await backbone.versions(played.lane, played.key)).length === 2);
    expect(await backbone.versions(played.lane, played.key)).toEqual([1, 3]);
    expect(await stateOf(played)).toMatchObject({ state: 'open', last_version: 3 });
  });
});

describe('rule 12: waiting for another stream', () => {
  it('is no failure, and goes on when it has arrived', async () => {
    let looks = 0;
    const played = await play([1], async (event, record) => {
      if (++looks <= 5) throw new NotYet('the name is not known yet', { waitFor: 'registry.enterprise' });
      await record(event);
    });
    await eventually(async () => (await backbone.versions(played.lane, played.key)).length === 1);
    expect(looks).toBe(6);
    expect((await played.operations.letters.list({}, 0, 100)).some((letter) => letter.lane === played.lane)).toBe(
      false,
    );
  });

  it('ends at its deadline, by the clock of the database', async () => {
    const played = await play([1], async () => {
      throw new NotYet('the name is not known yet', { deadlineMinutes: 60 });
    });
    await eventually(
      async () =>
        (await backbone.ask('SELECT 1 FROM inbox_key WHERE lane = $1 AND waiting_since IS NOT NULL', [played.lane]))
          .length,
    );
    expect(await stateOf(played)).toMatchObject({ state: 'retry', attempts: 0 });
    await backbone.ask(`UPDATE inbox_key SET waiting_since = waiting_since - interval '61 minutes' WHERE lane = $1`, [
      played.lane,
    ]);
    expect(await letterOf(played)).toMatchObject({ kind: 'dead', version: 1 });
  });
});

describe('rule 12: what cannot be understood', () => {
  const parked = async (event: { type: string; payload: Buffer }): Promise<Played> =>
    play(
      [],
      async (received, record) => record(received),
      async (key, topic) => {
        const units = await backbone.units('registry');
        await units.run((unit) => new Outbox('registry').append(unit, [{ topic, key, version: 1, ...event }]));
        await backbone.publish(key, [2], 'test.Happened', topic);
      },
    );

  it.each([
    ['an unknown type', { type: 'future.Happened', payload: Buffer.from([0, 1, 2]) }],
    ['bytes that are no such event', { type: 'test.Happened', payload: Buffer.from('{"truncated') }],
  ])('parks %s with its bytes and an alarm, and goes on', async (_, event) => {
    const played = await parked(event);
    await eventually(async () => (await backbone.versions(played.lane, played.key)).length === 1);
    expect(await letterOf(played)).toMatchObject({ kind: 'parked', version: 1, type: event.type });
    expect(await backbone.ask('SELECT payload FROM dead_letter WHERE lane = $1', [played.lane])).toEqual([
      { payload: event.payload },
    ]);
    expect(await backbone.versions(played.lane, played.key)).toEqual([2]);
    expect(backbone.alarms).toContainEqual(expect.stringMatching(`parked ${event.type} .* in lane ${played.lane}`));
  });

  it('runs a parked event once it is understood, and refuses before', async () => {
    const played = await parked({ type: 'future.Happened', payload: Buffer.from(`${anId()} 1`) });
    const { id } = await letterOf(played);
    expect(await played.operations.settling.replay(id, operator)).toMatchObject({ code: 'dead-letter.undecodable' });
    const known = laneOf({
      name: played.lane,
      topic: played.topic,
      types: ['test.Happened', 'future.Happened'],
      handle: await backbone.recorder(played.lane),
    });
    const knowing = { lanes: [known] as readonly Lane[] } as Consumer;
    const operations = new MessagingOperations('matching', await backbone.units('matching'), () => knowing);
    expect(await operations.settling.replay(id, operator)).toEqual({ id });
    expect(await operations.settling.replay(id, operator)).toEqual({ id });
    expect(await backbone.versions(played.lane, played.key)).toEqual([2, 1]);
  });
});

describe('rule 13: a handler works in the unit of work it is handed', () => {
  it('leaves nothing behind when it fails: no effect, no event, no mark', async () => {
    const played = await play([1], async (event, record) => {
      await record(event);
      const units = await backbone.units('matching');
      await units.run((unit) =>
        new Outbox('matching').append(unit, [
          { topic: 'matching.suggestion.v1', key: event.key, version: 1, type: 'test.Caused', payload: Buffer.of() },
        ]),
      );
      throw new Error('at the very end');
    });
    await letterOf(played);
    expect(await backbone.effects(played.lane)).toEqual([]);
    expect(await backbone.ask('SELECT seq FROM outbox')).toEqual([]);
    expect(await backbone.ask(`SELECT state FROM inbox WHERE lane = $1`, [played.lane])).toEqual([{ state: 'held' }]);
  });

  it('fails when a failed statement is swallowed, and has no effect', async () => {
    let swallow = true;
    const played = await play([1], async (event, record) => {
      await record(event);
      const units = await backbone.units('matching');
      if (swallow) await units.run((unit) => unit.query('SELECT 1 / 0')).catch(() => undefined);
    });
    const { id, error } = await letterOf(played);
    expect(error).toContain('current transaction is aborted');
    expect(await backbone.effects(played.lane)).toEqual([]);
    swallow = false;
    await played.operations.settling.replay(id, operator);
    await eventually(async () => (await backbone.versions(played.lane, played.key)).length === 1);
  });

  it('puts what it causes in the same chain: correlation kept, causation its own event', async () => {
    const caused = anId();
    const seen: ReceivedEvent[] = [];
    await play([1], async (event) => {
      seen.push(event);
      const units = await backbone.units('matching');
      await units.run((unit) =>
        new Outbox('matching').append(unit, [
          { topic: 'matching.suggestion.v1', key: caused, version: 1, type: 'test.Caused', payload: Buffer.of() },
        ]),
      );
    });
    const rows = await eventually(async () => {
      const found = await backbone.ask(
        'SELECT correlation_id, causation_id FROM outbox WHERE aggregate_id = $1',
        [caused],
        { role: 'owner' },
      );
      return found.length === 1 && found;
    });
    expect(rows).toEqual([{ correlation_id: seen[0]?.correlationId, causation_id: seen[0]?.id }]);
  });
});

describe('rule 16: retries use the clock of the database', () => {
  it('tries again when retry_at has come, not before, or when the clock was put back by more than any pause', async () => {
    let tries = 0;
    const { topic, lane } = fresh();
    await backbone.publish(anId(), [1], 'test.Happened', topic);
    await backbone.sequence();
    const handle = async (): Promise<void> => {
      tries += 1;
      throw new Error('no');
    };
    const retries = {
      attempts: 3,
      firstMilliseconds: 600_000,
      longestMilliseconds: 600_000,
      notYetMilliseconds: 5,
    };
    await backbone.consumer([{ name: lane, topic, handle }], { retries });
    const blocked = (): Promise<unknown[]> =>
      backbone.ask(
        `SELECT 1 FROM inbox_key WHERE lane = $1 AND state = 'retry' AND retry_at > clock_timestamp() + interval '4 minutes'`,
        [lane],
      );
    await eventually(async () => (await blocked()).length === 1);
    expect(tries).toBe(1);
    await backbone.ask(`UPDATE inbox_key SET retry_at = clock_timestamp() WHERE lane = $1`, [lane]);
    await eventually(() => tries === 2);
    await eventually(async () => (await blocked()).length === 1);
    await backbone.ask(`UPDATE inbox_key SET retry_at = retry_at + interval '1 hour' WHERE lane = $1`, [lane]);
    await eventually(() => tries === 3);
  });
});
