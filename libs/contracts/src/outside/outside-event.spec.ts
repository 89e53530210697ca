import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decodeEvent, encodeEvent } from '../event-bytes.js';
import { ProspectReportedSchema } from '../generated/outside.js';
import { plainOf } from '../plain-event.fixture.js';
import { Undecodable } from '../undecodable.js';
import { cloudEventOfRecord, cloudEventOfRequest } from './cloud-event.js';
import type { CloudEvent } from './cloud-event.js';
import { readOutsideEvent } from './outside-event.js';

const type = 'harbourlink.outside.v1.ProspectReported';
const report = {
  names: { 'zh-Hans': '示例·深澜科技', en: 'Sample Shenlan' },
  uscc: '91350100M000100Y43',
  reporterCode: 'sse',
};
const payload = encodeEvent(ProspectReportedSchema, report);
const attributes = { specversion: '1.0', id: 'r-4711', source: 'https://exchange.example/reports', type };
const asHeaders = (prefix: string, more: object = {}) => ({
  ...Object.fromEntries(Object.entries({ ...attributes, ...more }).map(([name, text]) => [`${prefix}${name}`, text])),
  'content-type': 'application/protobuf',
});
const read = (event: CloudEvent) => {
  const { payload: bytes, ...rest } = readOutsideEvent(event);
  return { ...rest, data: decodeEvent(ProspectReportedSchema, bytes) };
};
const expected = { id: 'r-4711', source: attributes.source, type, topic: 'outside.prospect.v1', data: report };
const structured = (event: object): CloudEvent =>
  cloudEventOfRequest(
    { 'content-type': 'application/cloudevents+json; charset=utf-8' },
    Buffer.from(JSON.stringify(event)),
  );

describe('an event from outside', () => {
  it('is the same in every content mode, over Kafka and HTTP, as protobuf and as JSON', () => {
    const json = Buffer.from(JSON.stringify(report));
    const jsonHeaders = { ...asHeaders('ce_'), 'content-type': 'application/json' };
    const bytesOf = (headers: object) =>
      Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, Buffer.from(String(v))]));
    for (const event of [
      cloudEventOfRecord(bytesOf(asHeaders('ce_')), payload),
      cloudEventOfRecord(jsonHeaders, json),
      cloudEventOfRequest(asHeaders('ce-'), payload),
      structured({ ...attributes, data: report }),
      structured({ ...attributes, datacontenttype: 'application/json', data: report }),
      structured({
        ...attributes,
        datacontenttype: 'application/protobuf',
        data_base64: Buffer.from(payload).toString('base64'),
      }),
    ])
      expect(read(event)).toEqual(expected);
  });

  it('may say what it is about, in which order, and when it happened', () => {
    const more = { subject: 'firm 7', aggregateversion: '3', time: '2026-11-22T16:00:00+08:00' };
    expect(read(cloudEventOfRecord(asHeaders('ce_', more), payload))).toEqual({
      ...expected,
      subject: 'firm 7',
      version: 3,
      occurredAt: '2026-11-22T08:00:00.000Z',
    });
    expect(read(structured({ ...attributes, ...more, aggregateversion: 3, data: report }))).toMatchObject({
      version: 3,
    });
  });

  it('has its header values percent-decoded over HTTP', () => {
    const { subject } = readOutsideEvent(cloudEventOfRequest(asHeaders('ce-', { subject: '%E6%B7%B1 100%' }), payload));
    expect(subject).toBe('%E6%B7%B1 100%');
    expect(readOutsideEvent(cloudEventOfRequest(asHeaders('ce-', { subject: '%E6%B7%B1' }), payload)).subject).toBe(
      '深',
    );
  });

  it.each([
    ['another version of the specification', { specversion: '0.3' }, 'specversion is not 1.0'],
    ['no id', { id: ' ' }, 'id is missing'],
    ['an id without end', { id: 'x'.repeat(201) }, 'id is longer'],
    ['an id with control characters', { id: 'a\u0000b' }, 'malformed'],
    ['a source of ours', { source: 'registry' }, 'source registry is one of ours'],
    ['a type of ours', { type: 'harbourlink.registry.v1.EnterpriseChecked' }, 'nobody takes'],
    ['a version that counts nothing', { aggregateversion: '1' }, 'needs a subject'],
    ['a version that is none', { aggregateversion: '1.5', subject: 's' }, 'no ordinal'],
    ['a version no row can hold', { aggregateversion: '2147483648', subject: 's' }, 'no ordinal'],
    ['a moment that is none', { time: 'yesterday' }, 'time is no moment'],
    ['another kind of data', { datacontenttype: 'text/xml' }, 'neither application/protobuf nor application/json'],
  ])('with %s is refused, with the reason', (_what, changed, reason) => {
    const event = { attributes: { ...attributes, datacontenttype: 'application/protobuf', ...changed }, data: payload };
    expect(() => readOutsideEvent(event)).toThrow(reason);
    expect(() => readOutsideEvent(event)).toThrow(Undecodable);
  });

  it.each([
    ['a slip of the pen in JSON', { ...report, listing: 'x' }, 'listing'],
    ['a number for a text', { ...report, uscc: 7 }, 'uscc'],
    ['a text without end', { ...report, areaText: '深'.repeat(201) }, 'areaText is longer'],
    [
      'a control character',
      { ...report, names: { en: 'a\u0007' } },
      'names.en is longer than 200 characters or malformed',
    ],
    ['half a character', { ...report, industryText: '\ud800' }, 'half|surrogate|UTF|malformed'],
  ])('whose data has %s is refused', (_what, data, reason) => {
    expect(() => readOutsideEvent(structured({ ...attributes, data }))).toThrow(new RegExp(reason));
  });

  it('without data, with too much or with a broken envelope is refused', () => {
    const withData = (data: Uint8Array | null): CloudEvent => cloudEventOfRecord(asHeaders('ce_'), data);
    expect(() => readOutsideEvent(withData(null))).toThrow('there is no data');
    expect(() => readOutsideEvent(withData(new Uint8Array(65_537)))).toThrow('more than 65536 bytes');
    for (const broken of ['{', '[]', '7', '{"data_base64":"ä"}', '{"id":{}}'])
      expect(() =>
        cloudEventOfRequest({ 'content-type': 'application/cloudevents+json' }, Buffer.from(broken)),
      ).toThrow(Undecodable);
  });

  it('of any bytes is read or refused, never anything else', () => {
    const refusedOrRead = (work: () => unknown): void => {
      try {
        work();
      } catch (error) {
        expect(error).toBeInstanceOf(Undecodable);
      }
    };
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('protobuf', 'json', 'cloudevents+json'),
        (bytes, kind) => {
          const headers = { ...asHeaders('ce_'), 'content-type': `application/${kind}` };
          refusedOrRead(() => readOutsideEvent(cloudEventOfRecord(headers, bytes)));
        },
      ),
    );
    fc.assert(
      fc.property(plainOf(ProspectReportedSchema), (plain) => {
        const event = { attributes: { ...attributes, datacontenttype: 'application/protobuf' } };
        refusedOrRead(() => readOutsideEvent({ ...event, data: encodeEvent(ProspectReportedSchema, plain as never) }));
      }),
    );
  });
});
