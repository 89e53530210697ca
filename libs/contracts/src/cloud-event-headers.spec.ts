import { describe, expect, it } from '@jest/globals';
import { instant } from '@harbourlink/kernel';
import type { KafkaMessage } from 'cloudevents';
import { Kafka } from 'cloudevents';
import * as fc from 'fast-check';
import type { EventAttributes } from './cloud-event-headers.js';
import { fromCloudEventHeaders, toCloudEventHeaders } from './cloud-event-headers.js';
import { decodeEvent, encodeEvent } from './event-bytes.js';
import { MembershipRevokedSchema } from './generated/identity.js';
import { Undecodable } from './undecodable.js';

const event: EventAttributes = {
  id: '019390a4-0000-7000-8000-000000000001',
  type: MembershipRevokedSchema.typeName,
  source: 'identity',
  key: '019390a4-0000-7000-8000-000000000002',
  occurredAt: instant('2026-11-22T08:00:00.123Z'),
  correlationId: '019390a4-0000-7000-8000-000000000003',
  causationId: '019390a4-0000-7000-8000-000000000004',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  version: 2,
  position: 41,
};

describe('headers of an event', () => {
  it('are read by the CloudEvents SDK as a valid event', () => {
    const value = Buffer.from(encodeEvent(MembershipRevokedSchema, { byPersonId: 'p' }));
    const headers = toCloudEventHeaders(event);
    const message: KafkaMessage<Buffer> = { headers, key: event.key, value, body: value, timestamp: '0' };
    const parsed = Kafka.toEvent<Buffer>(message);
    if (Array.isArray(parsed)) throw new Error('one event expected');
    expect(parsed).toMatchObject({
      specversion: '1.0',
      id: event.id,
      type: event.type,
      source: 'identity',
      subject: event.key,
      partitionkey: event.key,
      time: event.occurredAt,
      datacontenttype: 'application/protobuf',
      correlationid: event.correlationId,
      causationid: event.causationId,
      traceparent: event.traceparent,
      aggregateversion: '2',
      position: '41',
    });
    expect('validate' in parsed && typeof parsed.validate === 'function' && parsed.validate()).toBe(true);
    expect(decodeEvent(MembershipRevokedSchema, parsed.data ?? new Uint8Array())).toStrictEqual({ byPersonId: 'p' });
  });

  it('round trip as text and as bytes', () => {
    const without = { causationId: event.causationId, traceparent: event.traceparent };
    const attributes = fc.record(
      {
        id: fc.uuid(),
        type: fc.constant(event.type),
        source: fc.constantFrom('registry', 'mou'),
        key: fc.uuid(),
        occurredAt: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map(instant),
        correlationId: fc.uuid(),
        causationId: fc.constant(without.causationId),
        traceparent: fc.constant(without.traceparent),
        version: fc.integer({ min: 1 }),
        position: fc.maxSafeNat().map((position) => Math.max(position, 1)),
      },
      {
        noNullPrototype: true,
        requiredKeys: ['id', 'type', 'source', 'key', 'occurredAt', 'correlationId', 'version', 'position'],
      },
    );
    fc.assert(
      fc.property(attributes, (sent) => {
        const headers = toCloudEventHeaders(sent as EventAttributes);
        const bytes = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]));
        expect(fromCloudEventHeaders(headers)).toStrictEqual(sent);
        expect(fromCloudEventHeaders(bytes)).toStrictEqual(sent);
      }),
    );
  });

  it.each([
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_subject',
    'ce_time',
    'ce_correlationid',
    'ce_aggregateversion',
    'ce_position',
  ])('without %s are refused', (name) => {
    expect(() => fromCloudEventHeaders({ ...toCloudEventHeaders(event), [name]: undefined })).toThrow(Undecodable);
  });

  it.each([
    ['ce_time', 'yesterday'],
    ['ce_aggregateversion', '0'],
    ['ce_aggregateversion', '1.5'],
    ['ce_position', '-1'],
    ['ce_position', '99999999999999999999'],
  ])('with %s = %s are refused', (name, text) => {
    expect(() => fromCloudEventHeaders({ ...toCloudEventHeaders(event), [name]: text })).toThrow(Undecodable);
  });
});
