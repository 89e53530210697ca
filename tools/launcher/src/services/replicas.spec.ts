import { describe, expect, it } from '@jest/globals';
import { replicaCounts, replicasOf } from './replicas.js';

describe('replicas', () => {
  it('are one of every service, unless more are asked for', () => {
    const names = replicasOf({ matching: 2, gateway: 3 }).map(({ name }) => name);
    expect(names).toEqual([
      ...['identity', 'registry', 'matching', 'matching-2', 'mou', 'notifications', 'insights'],
      ...['gateway', 'gateway-2', 'gateway-3'],
    ]);
  });

  it('are asked for by the names of the apps', () => {
    expect(replicaCounts('matching-engine=2, gateway=3')).toEqual({ matching: 2, gateway: 3 });
    expect(replicaCounts('')).toEqual({});
  });

  it.each(['matching=2', '=2', 'everything=2'])('refuse what is no app: %s', (text) => {
    expect(() => replicaCounts(text)).toThrow('which is no app; there are identity, enterprise-registry,');
  });

  it.each(['gateway', 'gateway=', 'gateway=0', 'gateway=10', 'gateway=two', 'gateway=1.5'])(
    'refuse what is no number of them: %s',
    (text) => {
      expect(() => replicaCounts(text)).toThrow('is not a number of replicas from 1 to 9');
    },
  );
});
