import { describe, expect, it } from '@jest/globals';
import { conditionOf, healthOf, together } from './services.js';
import type { Letter, ServiceStatus } from './services.js';

const lane = (part: Partial<ServiceStatus['lanes'][number]>): ServiceStatus['lanes'][number] => ({
  lane: 'take-needs',
  kind: 'effect',
  waiting: 0,
  retrying: 0,
  gaps: 0,
  dead: 0,
  parked: 0,
  topics: [],
  ...part,
});
const status = (part: Partial<ServiceStatus>): ServiceStatus => ({
  service: 'registry',
  journal: { head: 7 },
  unsequenced: { waiting: 0 },
  lease: { epoch: 1, held: true },
  sinks: [],
  lanes: [],
  ...part,
});
const letter = (id: number, diedAt: string): Letter => ({
  id,
  kind: 'dead',
  lane: 'take-prospects',
  eventId: 'e',
  type: 't',
  key: 'k',
  version: 1,
  error: 'no',
  attempts: 5,
  diedAt,
});

describe('the health of a service', () => {
  it('adds up its lanes', () => {
    const lanes = [
      lane({ waiting: 2, dead: 1, topics: [{ lane: 'take-needs', topic: 'registry.need.v1', events: 3 }] }),
      lane({ waiting: 1, parked: 4, oldestWaitingSeconds: 90 }),
    ];
    expect(healthOf(status({ lanes, unsequenced: { waiting: 5, oldestSeconds: 2 } }))).toEqual({
      lag: 3,
      waiting: 8,
      dead: 1,
      parked: 4,
      oldest: 90,
      paused: [],
      leads: true,
    });
  });

  it.each([
    ['well', status({})],
    ['busy', status({ lanes: [lane({ waiting: 1, oldestWaitingSeconds: 61 })] })],
    ['ill', status({ lanes: [lane({ dead: 1 })] })],
    ['ill', status({ lease: { epoch: 1, held: false } })],
  ])('is %s', (condition, of) => {
    expect(conditionOf(healthOf(of))).toBe(condition);
  });
});

describe('the letters of all services', () => {
  it('are one list, the latest first, each with whose it is', () => {
    const list = together([
      ['registry', [letter(1, '2026-11-23T01:00:00Z')]],
      ['mou', [letter(1, '2026-11-23T03:00:00Z'), letter(2, '2026-11-23T00:00:00Z')]],
    ]);
    expect(list.map(({ service, id }) => `${service}/${id}`)).toEqual(['mou/1', 'registry/1', 'mou/2']);
  });
});
