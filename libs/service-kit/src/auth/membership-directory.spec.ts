import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { UnitsOfWork } from '@harbourlink/persistence';
import { RedisInMemory } from '../redis/redis-in-memory.fixture.js';
import { MembershipDirectory } from './membership-directory.js';

/** The one table of two replicas; a read may be held up. */
class Table {
  role: string | undefined = 'officer';
  reads = 0;
  hold: Promise<unknown> = Promise.resolve();
  readonly units = { read: () => this.read() } as unknown as UnitsOfWork;

  private async read() {
    this.reads += 1;
    const found = this.role === undefined ? [] : [{ person_id: 'p', organisation_id: 'o', role: this.role }];
    await this.hold;
    return found;
  }
}

describe('the directory of memberships', () => {
  const redis = new RedisInMemory();
  let table: Table;
  let here: MembershipDirectory;
  let there: MembershipDirectory;

  beforeEach(() => {
    jest.useFakeTimers();
    table = new Table();
    redis.away = false;
    here = new MembershipDirectory(table.units, redis);
    there = new MembershipDirectory(table.units, redis);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks the table once in two seconds', async () => {
    expect(await here.rolesOf('p', 'o')).toEqual(['officer']);
    jest.advanceTimersByTime(1_999);
    await here.of('p');
    expect(table.reads).toBe(1);
    jest.advanceTimersByTime(1);
    await here.of('p');
    expect(table.reads).toBe(2);
  });

  it('takes a role away in every replica at once', async () => {
    await here.of('p');
    await there.of('p');
    table.role = undefined;
    here.forget('p');
    expect([await here.of('p'), await there.of('p')]).toEqual([[], []]);
  });

  it('takes it away within two seconds of the read when the other replicas cannot be told', async () => {
    const held = Promise.withResolvers<void>();
    table.hold = held.promise;
    const reading = there.of('p');
    jest.advanceTimersByTime(1_500);
    held.resolve();
    await reading;
    redis.away = true;
    table.role = undefined;
    here.forget('p');
    jest.advanceTimersByTime(499);
    expect(await there.of('p')).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(await there.of('p')).toEqual([]);
  });

  it('does not keep what was read before a change that came meanwhile', async () => {
    const held = Promise.withResolvers<void>();
    table.hold = held.promise;
    const reading = there.of('p');
    table.role = undefined;
    here.forget('p');
    held.resolve();
    await reading;
    expect(await there.of('p')).toEqual([]);
  });
});
