import { describe, expect, it } from '@jest/globals';
import { catalogue } from './catalogue.js';

describe('the catalogue of events', () => {
  it('knows what there is to know about an event', () => {
    expect(catalogue().find(({ name }) => name === 'MembershipGranted')).toMatchObject({
      type: 'harbourlink.identity.v1.MembershipGranted',
      topic: 'identity.membership.v1',
      service: 'identity',
      aggregate: 'membership',
      key: 'membershipId',
      version: 1,
    });
  });

  it('names every event once on the whole platform, so that a name alone says which is meant', () => {
    const names = catalogue().map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('has a topic of service, aggregate and major version for each', () => {
    for (const { topic } of catalogue()) expect(topic).toMatch(/^[a-z]+\.[a-z_]+\.v\d+$/);
  });
});
