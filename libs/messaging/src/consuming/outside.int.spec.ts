import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cloudEventOfRecord, Undecodable } from '@harbourlink/contracts';
import { eventually } from '@harbourlink/testing';
import type { ReceivedEvent } from '../envelope.js';
import { MessagingOperations } from '../operations/messaging-operations.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { Unacceptable } from './failures.js';
import type { OutsideDoorOptions, Taken } from './outside-door.js';
import { OutsideDoor } from './outside-door.js';
import { outsideLane, reportOf, sent } from './outside.fixture.js';
import type { Sent } from './outside.fixture.js';

let backbone: Backbone;
beforeAll(async () => {
  backbone = await Backbone.start();
});
afterAll(() => backbone.stop());
afterEach(() => backbone.quieten());

const operator = { personId: anId() };
let tests = 0;

/** A lane of its own behind the door, and what it has handled. */
async function open(
  handle: (event: ReceivedEvent<ReturnType<typeof reportOf>>) => void | Promise<void> = () => undefined,
  options: OutsideDoorOptions = {},
) {
  const received: ReceivedEvent<ReturnType<typeof reportOf>>[] = [];
  const name = `outside-${++tests}`;
  const lane = outsideLane(name, async (event) => {
    await handle(event);
    received.push(event);
  });
  const consumer = await backbone.consumer([lane]);
  const units = await backbone.units('matching');
  const door = new OutsideDoor('matching', units, () => consumer.lanes, options);
  const operations = new MessagingOperations('matching', units, () => consumer);
  const take = ({ headers, value }: Sent): Promise<Taken> => door.take(cloudEventOfRecord(headers, value));
  const names = (): (string | undefined)[] => received.map(({ data }) => data.names.en);
  const letter = () =>
    eventually(async () => (await operations.letters.list({ lane: name }, 0, 10))[0], { within: 10_000 });
  return { name, received, take, names, operations, letter };
}

describe('what others tell', () => {
  it('comes in once for each source and id, for good', async () => {
    const { name, take, names } = await open();
    const elsewhere = { source: 'https://chamber.example' };
    expect([await take(sent('7')), await take(sent('7')), await take(sent('7', elsewhere, 'other'))]).toEqual([
      'new',
      'known',
      'new',
    ]);
    const manyTimes = await Promise.all(Array.from({ length: 20 }, () => take(sent('8'))));
    expect(manyTimes.filter((taken) => taken === 'new')).toHaveLength(1);
    await eventually(() => names().length === 3);
    // Even when nothing is left of it in the inbox.
    await backbone.ask('DELETE FROM inbox WHERE lane = $1', [name]);
    expect(await take(sent('7'))).toBe('known');
    expect(names().toSorted()).toEqual(['7', '8', 'other']);
    await expect(backbone.ask('DELETE FROM outside_event')).rejects.toThrow('permission denied');
  });

  it('tells whose it is, and is where a correlation begins', async () => {
    const { take, received } = await open();
    await take(sent('ninety-nine', { time: '2026-11-22T08:00:00Z' }));
    await eventually(() => received.length === 1);
    const [event] = received;
    expect(event).toMatchObject({
      source: 'https://exchange.example',
      topic: 'outside.prospect.v1',
      version: 1,
      occurredAt: '2026-11-22T08:00:00.000Z',
      data: reportOf('ninety-nine'),
    });
    expect([event?.key, event?.correlationId]).toEqual([event?.id, event?.id]);
  });

  it('is in the order of its versions when it counts them, for each source and subject', async () => {
    const { take, names } = await open();
    const counted = (subject: string, version: number, more = {}) =>
      sent(`${subject}${version}`, { subject, aggregateversion: String(version), ...more });
    await take(counted('a', 2));
    await take(counted('b', 1));
    await take(counted('b', 1, { source: 'https://chamber.example', id: 'x' }));
    await eventually(() => names().length === 2);
    await eventually(() => backbone.alarms.some((alarm) => alarm.includes('version gap')));
    await take(counted('a', 1));
    await eventually(() => names().length === 4);
    expect(names().filter((name) => name?.startsWith('a'))).toEqual(['a1', 'a2']);
  });

  it('that breaks a rule is a dead letter at once, which blocks nothing else and has another life', async () => {
    let mended = false;
    const { take, names, letter, operations } = await open(({ data }) => {
      if (data.names.en === 'bad' && !mended) throw new Unacceptable('there is no such firm');
    });
    await take(sent('bad'));
    await take(sent('good'));
    await eventually(() => names().length === 1);
    const dead = await letter();
    expect(dead).toMatchObject({ kind: 'dead', attempts: 1, error: expect.stringContaining('there is no such firm') });
    mended = true;
    await operations.settling.replay(dead?.id ?? 0, operator);
    await eventually(() => names().length === 2);
    expect(names()).toEqual(['good', 'bad']);
  });

  it('waits outside while too much waits inside, and comes in when it is sent again', async () => {
    let goOn = (): void => undefined;
    const gate = new Promise<void>((done) => (goOn = done));
    const { take, names } = await open(() => gate, { pauseAbove: 2, shutMilliseconds: 0 });
    const answers: Taken[] = [];
    for (let n = 1; n <= 6; n += 1) answers.push(await take(sent(`w${n}`)));
    expect(answers).toEqual(['new', 'new', 'new', 'later', 'later', 'later']);
    expect(await backbone.ask(`SELECT 1 FROM outside_event WHERE id = 'w4'`)).toEqual([]);
    goOn();
    await eventually(() => names().length === 3);
    expect([await take(sent('w4')), await take(sent('w3'))]).toEqual(['new', 'known']);
  });

  it('is not held in memory by the hundred: who comes while many are being stored comes later', async () => {
    const { take, names } = await open(undefined, { mostInHand: 3 });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => take(sent(`many${n}`))));
    const count = (wanted: Taken): number => answers.filter((taken) => taken === wanted).length;
    expect([count('new'), count('later')]).toEqual([3, 47]);
    await eventually(() => names().length === 3);
  });

  it('that is no event is turned away at the door, and nothing is kept of it', async () => {
    const { take, name } = await open();
    await expect(take(sent('1', { source: 'registry' }))).rejects.toThrow(Undecodable);
    await expect(take({ ...sent('1'), value: Buffer.from('{"a":') })).rejects.toThrow(Undecodable);
    await expect(take(sent('1', { type: 'test.Happened' }))).rejects.toThrow('nobody takes');
    expect(await backbone.ask('SELECT 1 FROM outside_event WHERE lane = $1', [name])).toEqual([]);
  });
});
