import { describe, expect, it } from '@jest/globals';
import { Upstreams } from './upstreams.js';

describe('the replicas of a service', () => {
  it('take turns', () => {
    const upstreams = new Upstreams({ matching: ['a', 'b'], mou: ['c'] });
    const asked = Array.from({ length: 4 }, () => upstreams.next('matching'));
    expect(asked).toEqual(['a', 'b', 'a', 'b']);
    expect([upstreams.next('mou'), upstreams.next('mou')]).toEqual(['c', 'c']);
  });

  it('do without one that was not reached, for two seconds', () => {
    let now = 0;
    const upstreams = new Upstreams({ matching: ['a', 'b', 'c'] }, () => now);
    upstreams.leaveOut('b');
    expect(new Set(Array.from({ length: 9 }, () => upstreams.next('matching')))).toEqual(new Set(['a', 'c']));
    now = 2_000;
    expect(new Set(Array.from({ length: 9 }, () => upstreams.next('matching')))).toEqual(new Set(['a', 'b', 'c']));
  });

  it('are all tried when none was reached', () => {
    const upstreams = new Upstreams({ mou: ['a', 'b'] }, () => 0);
    upstreams.leaveOut('a');
    upstreams.leaveOut('b');
    expect([upstreams.next('mou'), upstreams.next('mou')]).toEqual(['a', 'b']);
  });

  it('are none where no address is known', () => {
    expect(new Upstreams({}).next('mou')).toBeUndefined();
    expect(new Upstreams({}).allOf('mou')).toEqual([]);
  });
});
