import { describe, expect, it } from '@jest/globals';
import { instant, newId } from '@harbourlink/kernel';
import type { EventEnvelope } from '../envelope.js';
import type { ReceivedRecord } from './broker.js';
import { eventOf, recordOf } from './event-records.js';

const event: EventEnvelope = {
  id: newId(),
  topic: 'registry.enterprise.v1',
  key: newId(),
  version: 7,
  type: 'harbourlink.registry.v1.EnterpriseChecked',
  payload: Buffer.from('bytes'),
  occurredAt: instant('2026-11-22T08:00:00.123Z'),
  correlationId: newId(),
  source: 'registry',
  position: 41,
};

/** As the broker hands it over: everything is bytes by then. */
function received(sent: EventEnvelope, changed: Record<string, string | undefined> = {}): ReceivedRecord {
  const { topic, key, value, headers } = recordOf(sent);
  const changedHeaders = Object.entries({ ...headers, ...changed }).filter(([, text]) => text !== undefined);
  return {
    topic,
    partition: 2,
    offset: '9',
    key: Buffer.from(key),
    value,
    headers: Object.fromEntries(changedHeaders.map(([name, text]) => [name, Buffer.from(text ?? '')])),
  };
}

describe('an event as a record of a broker', () => {
  it('comes back as it was', () => {
    const caused = { ...event, causationId: newId(), traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
    for (const sent of [event, caused, { ...event, payload: null }])
      expect(eventOf(received(sent))).toEqual({ event: sent });
  });

  it.each([
    ['an id that is none', { ce_id: 'one' }, 'id is not a UUID'],
    ['a key that is none', { ce_subject: 'firm' }, 'key is not a UUID'],
    ['a correlation that is none', { ce_correlationid: "'; DROP TABLE inbox" }, 'correlationId is not a UUID'],
    ['a type nobody could have', { ce_type: 'a\u0000b' }, 'the type is malformed'],
    ['a version no row can hold', { ce_aggregateversion: '4294967296' }, 'the version is too high'],
    ['another publisher than the topic', { ce_source: 'mou' }, 'mou does not publish registry.enterprise.v1'],
    ['no version', { ce_aggregateversion: undefined }, 'ce_aggregateversion is missing'],
  ])('with %s is put aside with its bytes and the reason', (_what, changed, reason) => {
    const read = eventOf(received(event, changed));
    expect(read).toMatchObject({ reason: expect.stringContaining(reason), envelope: { payload: event.payload } });
  });

  it('without any header is put aside under an id that depends on the place and the bytes alone', () => {
    const bare = { ...received(event), headers: {} };
    const idOf = (record: ReceivedRecord) => {
      const read = eventOf(record);
      return 'event' in read ? undefined : read.envelope.id;
    };
    expect(idOf(bare)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(idOf({ ...bare })).toBe(idOf(bare));
    expect(idOf({ ...bare, offset: '10' })).not.toBe(idOf(bare));
    expect(idOf({ ...bare, value: Buffer.from('others') })).not.toBe(idOf(bare));
  });

  it('loses a trace that is malformed and nothing else', () => {
    expect(eventOf(received(event, { ce_traceparent: '00-nonsense' }))).toEqual({ event });
  });
});
