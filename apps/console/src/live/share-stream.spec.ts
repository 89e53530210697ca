import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import type { Listener } from './open-stream.js';
import { shareStream } from './share-stream.js';

/** What a browser gives its pages and Node does not. */
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });

let number = 0;
let leaving: (() => void)[] = [];
let opened: { readonly by: string; readonly since: string; readonly stream: Listener; closed: boolean }[] = [];

/** A window that takes part; what it heard is written down. */
function openWindow(by: string, more: { tells?: 'all'; patience?: number } = {}) {
  const heard: string[] = [];
  const leave = shareStream({
    name: `stream ${number}`,
    patience: 60_000,
    heard: (data) => heard.push(data),
    missed: () => heard.push('(missed)'),
    open: (stream, since) => {
      const one = { by, since, stream, closed: false };
      opened.push(one);
      return () => {
        one.closed = true;
      };
    },
    ...more,
  });
  leaving.push(leave);
  return { heard, leave };
}

const listens = (by: string) =>
  eventually(() => opened.find((one) => one.by === by && !one.closed)?.stream as Listener, { within: 5_000 });
const hasHeard = ({ heard }: { heard: string[] }, what: string[]) =>
  eventually(() => JSON.stringify(heard) === JSON.stringify(what), { within: 5_000 });

describe('a stream that windows share', () => {
  beforeEach(() => {
    Object.assign(globalThis, { document: page });
    page.visibilityState = 'visible';
    number += 1;
    leaving = [];
    opened = [];
  });
  afterEach(() => {
    jest.restoreAllMocks();
    for (const leave of leaving) leave();
    Reflect.deleteProperty(globalThis, 'document');
  });

  it('is opened by one of them, and heard by all', async () => {
    const first = openWindow('first');
    const stream = await listens('first');
    const others = [openWindow('second'), openWindow('third')];
    stream.heard('news');
    stream.missed();
    for (const window of [first, ...others]) await hasHeard(window, ['news', '(missed)']);
    expect(opened).toHaveLength(1);
    expect(opened[0]?.since).toBe('now');
  });

  it('is taken over by another one when its window goes, which says that something may have been missed', async () => {
    const first = openWindow('first');
    await listens('first');
    const second = openWindow('second');
    // It knows of the first by now.
    (await listens('first')).heard('news');
    await hasHeard(second, ['news']);
    first.leave();
    (await listens('second')).heard('more');
    await hasHeard(second, ['news', 'more']);
    await hasHeard(first, ['news']);
    expect(opened.map(({ by, since, closed }) => [by, since, closed])).toEqual([
      ['first', 'now', true],
      ['second', 'earlier', false],
    ]);
  });

  it('is taken from a window that does not answer; awake again, that one follows', async () => {
    const asleep = openWindow('asleep');
    await listens('asleep');
    // Its messages go nowhere while it sleeps.
    const post = jest.spyOn(BroadcastChannel.prototype, 'postMessage').mockReturnValue(undefined);
    const awake = openWindow('awake', { patience: 50 });
    const stream = await listens('awake');
    post.mockRestore();
    expect(opened[0]?.closed).toBe(true);
    stream.heard('news');
    await hasHeard(asleep, ['news']);
    awake.leave();
    await listens('asleep');
  });

  it('tells whoever comes later how all stands, when each event does', async () => {
    openWindow('first', { tells: 'all' });
    (await listens('first')).heard('three of four');
    const later = openWindow('later', { tells: 'all' });
    await hasHeard(later, ['three of four']);
  });

  it('tells as the next one how all stands what the last one told it', async () => {
    const first = openWindow('first', { tells: 'all' });
    (await listens('first')).heard('three of four');
    const second = openWindow('second', { tells: 'all' });
    await hasHeard(second, ['three of four']);
    (await listens('first')).heard('four of four');
    await hasHeard(second, ['three of four', 'four of four']);
    first.leave();
    await listens('second');
    const later = openWindow('later', { tells: 'all' });
    await hasHeard(later, ['four of four']);
  });

  it('may have missed something when a window takes over that nobody has looked at yet', async () => {
    const first = openWindow('first');
    await listens('first');
    page.visibilityState = 'hidden';
    const answers = jest.spyOn(BroadcastChannel.prototype, 'postMessage');
    openWindow('behind');
    await eventually(() => answers.mock.calls.length === 2);
    // By the time the second question is answered the first answer has been heard.
    openWindow('further behind').leave();
    await eventually(() => answers.mock.calls.length === 4);
    first.leave();
    await listens('behind');
    expect(opened.at(-1)?.since).toBe('earlier');
  });

  it('tells whoever comes later no old news', async () => {
    openWindow('first');
    (await listens('first')).heard('old');
    const later = openWindow('later');
    (await listens('first')).heard('new');
    await hasHeard(later, ['new']);
  });

  it('is opened once by each window where the browser refuses locks', async () => {
    const refused = new DOMException('blocked', 'SecurityError');
    const asked = jest.spyOn(navigator.locks, 'request').mockRejectedValue(refused as never);
    const window = openWindow('first');
    (await listens('first')).heard('news');
    await hasHeard(window, ['news']);
    expect([opened.length, asked.mock.calls.length]).toEqual([1, 1]);
  });

  it('is not opened by a window that has gone before its turn', async () => {
    const first = openWindow('first');
    await listens('first');
    openWindow('gone').leave();
    const third = openWindow('third');
    first.leave();
    await listens('third');
    expect(opened.map(({ by }) => by)).toEqual(['first', 'third']);
    third.leave();
    expect(opened.every(({ closed }) => closed)).toBe(true);
  });
});
