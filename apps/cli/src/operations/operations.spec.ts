import { describe, expect, it } from '@jest/globals';
import { createApiClient } from '@harbourlink/api-client';
import { Progress } from '../output/progress.js';
import { Misused } from '../trouble.js';
import { age } from './age.js';
import { deadLetters, replayed } from './dead-letters.command.js';
import { describedLetter } from './described-letter.js';
import { pause } from './lanes.commands.js';
import { rebuiltOrCalledOff } from './rebuild.command.js';
import { publishing, subscribing } from './status.command.js';
import type { Status } from './status.command.js';

const silent = new Progress({ isTTY: false, write: () => true });

/** A client of a platform that answers so, one answer after the other; remembers what it was asked. */
function platform(...answers: object[]) {
  const asked: string[] = [];
  const client = createApiClient({
    url: 'http://127.0.0.1:1',
    fetch: async (request: Request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname.split('/operations/')[1] ?? ''}`);
      return Response.json(answers[Math.min(asked.length, answers.length) - 1]);
    },
  });
  return { client, asked };
}

describe('replaying all letters of a filter', () => {
  it('goes step by step and tells how many of how many', async () => {
    const steps = [
      { replayed: 2, refused: [], of: 5, next: 'a' },
      { replayed: 1, refused: [{ id: 4, code: 'dead-letter.undecodable' }], of: 3, next: 'b' },
      { replayed: 1, refused: [], of: 1 },
    ];
    const asked: unknown[] = [];
    const seen: string[] = [];
    const step = async (body: unknown) => {
      asked.push(body);
      return steps[asked.length - 1] ?? { replayed: 0, refused: [], of: 0 };
    };
    expect(await replayed(step, { lane: 'x' }, (done, of) => seen.push(`${done} of ${of}`))).toEqual({
      replayed: 4,
      of: 5,
      refused: [{ id: 4, code: 'dead-letter.undecodable' }],
    });
    expect(seen).toEqual(['2 of 5', '4 of 5', '5 of 5']);
    expect(asked).toEqual([
      { lane: 'x', limit: 100 },
      { lane: 'x', limit: 100, cursor: 'a' },
      { lane: 'x', limit: 100, cursor: 'b' },
    ]);
  });
});

describe('a rebuild from the command line', () => {
  const running = { lane: 'seen', state: 'running', events: 10, startedAt: '', sources: [] };

  it('is followed to its end', async () => {
    const { client, asked } = platform(running, { ...running, state: 'done', events: 30 });
    const ended = await rebuiltOrCalledOff(client, 'matching', 'seen', new AbortController().signal, silent);
    expect(ended).toMatchObject({ state: 'done', events: 30 });
    expect(asked).toEqual(['POST lanes/seen/rebuild', 'GET lanes/seen/rebuild']);
  });

  it('is called off when it is interrupted', async () => {
    const { client, asked } = platform(running, { ...running, state: 'cancelled' });
    const ended = await rebuiltOrCalledOff(client, 'matching', 'seen', AbortSignal.abort(), silent);
    expect(ended).toMatchObject({ state: 'cancelled' });
    expect(asked).toEqual(['POST lanes/seen/rebuild', 'POST lanes/seen/rebuild/cancellation']);
  });
});

describe('a command line that cannot be understood', () => {
  it.each([
    ['two acts at once', ['registry', '--show', '1', '--replay', '1']],
    ['an act without a service', ['--show', '1']],
    ['a number that is none', ['registry', '--show', 'x']],
    ['giving up without a reason', ['registry', '--discard', '1']],
    ['a service nobody knows', ['atlantis']],
  ])('is refused before anything is asked: %s', async (_, args) => {
    await expect(deadLetters(args)).rejects.toThrow(Misused);
  });

  it('is refused where a pause has no reason', async () => {
    await expect(pause(['registry', 'lane'])).rejects.toThrow('Say why');
  });
});

describe('the words of a status', () => {
  const status: Status = {
    service: 'registry',
    journal: { head: 12 },
    unsequenced: { waiting: 3, oldest: '2026-11-22T08:00:00.000Z', oldestSeconds: 90 },
    lease: { instance: 'registry@here:7#1', epoch: 4, held: false },
    sinks: [
      { sink: 'kafka', position: 10, behind: 2, oldestSeconds: 7_300 },
      { sink: 'other', position: 12, behind: 0 },
    ],
    lanes: [
      {
        lane: 'mails',
        kind: 'effect',
        waiting: 4,
        oldestWaitingSeconds: 200_000,
        retrying: 1,
        gaps: 2,
        dead: 3,
        parked: 0,
        topics: [
          { lane: 'mails', topic: 'a', events: 5 },
          { lane: 'mails', topic: 'b', events: 6 },
        ],
        paused: { lane: 'mails', pausedAt: '', pausedBy: '', reason: 'moving' },
      },
    ],
  };

  it('tell what is on its way, and that nobody gives it its order', () => {
    expect(publishing(status)).toEqual([
      ...['registry', 12, 3, '90 s', 'kafka 2 behind, 2 h; other whole'],
      'nobody, last registry@here:7#1 (epoch 4)',
    ]);
  });

  it('tell what a lane has before it', () => {
    expect(subscribing(status)).toEqual([['registry mails', 11, 4, '2 d', 1, 2, 3, 0, 'paused: moving']]);
  });
});

describe('an age', () => {
  it('is said in the largest unit that says enough', () => {
    expect([undefined, 0, 45, 119, 120, 7_199, 7_200, 172_800].map(age)).toEqual([
      ...['', '0 s', '45 s', '119 s', '2 min', '120 min', '2 h', '2 d'],
    ]);
  });
});

describe('a dead letter on the screen', () => {
  const letter = {
    ...{ id: 7, kind: 'dead' as const, lane: 'mails', eventId: 'e', type: 't', key: 'k', version: 2 },
    ...{ error: 'no', attempts: 8, diedAt: 'then', topic: 'top', source: 'registry', position: 5 },
    ...{ occurredAt: 'before', correlationId: 'c', stack: 'Error: no\n    at line' },
  };

  it('shows what the event says and the whole stack', () => {
    const shown = describedLetter({ ...letter, data: { roleCode: 'officer' } });
    expect(shown).toContain('7, dead in mails');
    expect(shown).toContain('"roleCode": "officer"');
    expect(shown).toContain('    at line');
  });

  it('shows the bytes and the reason where nobody can read them, and how it was settled', () => {
    const settled = { how: 'discarded' as const, at: 'now', by: 'p', reasonCode: 'other', note: 'a drill' };
    const bytes = { base64: 'AA==', hex: '00', length: 1 };
    const shown = describedLetter({ ...letter, undecodable: 'unknown type t', bytes, settled });
    expect(shown).toContain('Not decoded: unknown type t\n1 bytes, hex 00');
    expect(shown).toContain('discarded now by p (other: a drill)');
  });
});

describe('a line of progress', () => {
  it('is written over, and taken away at the end', () => {
    let written = '';
    const progress = new Progress({ isTTY: true, write: (text) => (written += String(text)) !== '' });
    progress.show('10 of 20');
    progress.show('20');
    progress.clear();
    expect(written).toBe('\r10 of 20\r20      \r  \r');
  });
});
