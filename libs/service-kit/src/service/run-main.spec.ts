import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { runMain } from './run-main.js';

/** A process' end, taken note of instead of carried out. */
let ends: (string | number | null | undefined)[];
let said: string;
const signals = ['SIGTERM', 'SIGINT', 'disconnect'] as const;

beforeEach(() => {
  ends = [];
  said = '';
  jest.spyOn(process, 'exit').mockImplementation((code) => void ends.push(code) as never);
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => (said += String(text)) !== '');
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  for (const signal of signals) process.removeAllListeners(signal);
});

async function running(stop: () => Promise<void>): Promise<(reason: Error) => void> {
  let fail: (reason: Error) => void = () => undefined;
  const failed = new Promise<Error>((done) => (fail = done));
  const service = {
    failed,
    migrate: async () => [],
    openApi: async () => ({}),
    start: async () => ({ url: '' }),
    stop,
  };
  await runMain(async () => service, []);
  return fail;
}

describe('a process whose service cannot go on', () => {
  it('says why, stops it in order and ends with 1', async () => {
    const stopped: string[] = [];
    const fail = await running(async () => void stopped.push('stopped'));
    expect(ends).toEqual([]);
    fail(new Error('the consumer matching.answer has stopped for ever'));
    await new Promise(setImmediate);
    expect([stopped, ends]).toEqual([['stopped'], [1]]);
    expect(said).toContain('ends, to be started again: the consumer matching.answer has stopped for ever\n');
  });

  it('ends even when it cannot be stopped', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    const fail = await running(() => new Promise(() => undefined));
    fail(new Error('stuck'));
    await new Promise(setImmediate);
    expect(ends).toEqual([]);
    jest.advanceTimersByTime(10_000);
    expect(ends).toEqual([1]);
  });
});
