import { describe, expect, it } from '@jest/globals';
import { Outage } from './outage.js';
import { RedisRefusal } from './redis-advice.js';

function logged() {
  const lines: string[] = [];
  let now = 0;
  const log = { warn: (line: string) => lines.push(line), info: (line: string) => lines.push(line) };
  return { lines, outage: new Outage(log, () => now), wait: (milliseconds: number) => (now += milliseconds) };
}

describe('an outage of Redis', () => {
  it('is told once, however many commands fail, and once when it is over', () => {
    const { lines, outage, wait } = logged();
    for (let count = 0; count < 100; count += 1) outage.failed(new Error('refused'));
    wait(5_000);
    outage.worked();
    outage.worked();
    expect(lines).toEqual(['Redis is away, going on without it: refused', 'Redis is back']);
  });

  it('tells once what to set, even where it began with something else', () => {
    const { lines, outage } = logged();
    for (const reason of [
      new Error('slow'),
      new RedisRefusal('set this'),
      new Error('slow'),
      new RedisRefusal('set this'),
    ])
      outage.failed(reason);
    expect(lines.map((line) => line.split(': ')[1])).toEqual(['slow', 'set this']);
  });

  it('that flickers is one', () => {
    const { lines, outage, wait } = logged();
    for (let count = 0; count < 10; count += 1) {
      outage.failed(new Error('refused'));
      wait(4_999);
      outage.worked();
    }
    expect(lines).toHaveLength(1);
    wait(1);
    outage.worked();
    outage.failed('again');
    expect(lines).toHaveLength(3);
  });

  it('says why even where the error has its words in its parts', () => {
    const { lines, outage } = logged();
    outage.failed(new AggregateError([new Error('refused here'), new Error('refused there')]));
    expect(lines[0]).toContain('refused here, refused there');
  });
});
