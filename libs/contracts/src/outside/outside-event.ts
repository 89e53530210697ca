import { fromJson, toBinary } from '@bufbuild/protobuf';
import type { JsonValue } from '@bufbuild/protobuf';
import type { Instant } from '@harbourlink/kernel';
import { catalogue } from '../catalogue.js';
import type { CatalogueEntry } from '../catalogue.js';
import { decodeEvent } from '../event-bytes.js';
import { Undecodable } from '../undecodable.js';
import type { CloudEvent } from './cloud-event.js';
import { jsonOf } from './cloud-event.js';

/** The first part of the name of topics that others write to. */
export const outside = 'outside';

/** An event that is not ours, looked at: what its contract asks for is there. */
export interface OutsideEvent {
  /** Names the event together with its source; any text. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly topic: string;
  /** What it is about, in the sender's words. */
  readonly subject?: string;
  /** 1, 2, 3 ... of this source and subject, when the sender counts. */
  readonly version?: number;
  readonly occurredAt?: Instant;
  /** W3C trace context. */
  readonly traceparent?: string;
  /** The contract's bytes, whatever the event came as. */
  readonly payload: Uint8Array;
}

const mostBytes = 65_536;
const longest = 200;
const highestVersion = 2_147_483_647;
const traceparent = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
const moment = /^(?:19|2\d)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i;
// eslint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u001f\u007f]/;

/**
 * What a CloudEvent from outside says. Only id, source, type and data have to be there; data is the contract's protobuf, or
 * its JSON. Throws `Undecodable` with the first thing that is wrong.
 */
export function readOutsideEvent({ attributes, data }: CloudEvent): OutsideEvent {
  const wrong = (reason: string): Undecodable => new Undecodable(attributes['type'] ?? 'an event without type', reason);
  const named = (name: string): string => {
    const text = attributes[name];
    if (text === undefined || text.trim() === '') throw wrong(`${name} is missing`);
    if (!isPlain(text)) throw wrong(`${name} is longer than ${longest} characters or malformed`);
    return text;
  };
  if (attributes['specversion'] !== '1.0') throw wrong('specversion is not 1.0');
  const entry = entryOf(named('type'));
  if (!entry) throw wrong('nobody takes events of this type from outside');
  const source = named('source');
  if (ourServices().has(source)) throw wrong(`source ${source} is one of ours`);
  const { aggregateversion: counted, subject: about, time, traceparent: trace } = attributes;
  const subject = about === undefined ? {} : { subject: named('subject') };
  const version = counted === undefined ? {} : { version: Number(counted) };
  if (counted !== undefined && !(/^[1-9]\d{0,9}$/.test(counted) && Number(counted) <= highestVersion))
    throw wrong('aggregateversion is no ordinal');
  if (counted !== undefined && about === undefined) throw wrong('an aggregateversion needs a subject');
  if (time !== undefined && !isMoment(time)) throw wrong('time is no moment');
  return {
    id: named('id'),
    source,
    type: entry.type,
    topic: entry.topic,
    ...subject,
    ...version,
    ...(time === undefined ? {} : { occurredAt: new Date(time).toISOString() as Instant }),
    ...(trace !== undefined && traceparent.test(trace) ? { traceparent: trace } : {}),
    payload: payloadOf(entry, attributes['datacontenttype'], data),
  };
}

function entryOf(type: string): CatalogueEntry | undefined {
  return catalogue().find((entry) => entry.service === outside && entry.type === type);
}

function ourServices(): ReadonlySet<string> {
  return new Set(catalogue().flatMap(({ service }) => (service === outside ? [] : [service])));
}

function isMoment(time: string): boolean {
  return moment.test(time) && !Number.isNaN(Date.parse(time));
}

function payloadOf(entry: CatalogueEntry, contentType = '', data: Uint8Array | null): Uint8Array {
  if (!data || data.length === 0) throw new Undecodable(entry.type, 'there is no data');
  if (data.length > mostBytes) throw new Undecodable(entry.type, `the data has more than ${mostBytes} bytes`);
  const payload = /^application\/(x-)?protobuf\s*(;|$)/i.test(contentType)
    ? data
    : fromJsonData(entry, contentType, data);
  const flaw = flawOf(decodeEvent(entry.schema, payload), '');
  if (flaw !== undefined) throw new Undecodable(entry.type, flaw);
  return payload;
}

/** JSON is written by hand: a field nobody knows is a slip of the pen, and is said so. */
function fromJsonData({ type, schema }: CatalogueEntry, contentType: string, data: Uint8Array): Uint8Array {
  if (!/^application\/json\s*(;|$)/i.test(contentType))
    throw new Undecodable(type, 'datacontenttype is neither application/protobuf nor application/json');
  try {
    return toBinary(schema, fromJson(schema, jsonOf(data) as JsonValue));
  } catch (error) {
    throw new Undecodable(type, error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** What no contract of ours means to carry, whatever its fields are. */
function flawOf(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') {
    return isPlain(value) ? undefined : `${path} is longer than ${longest} characters or malformed`;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const flaw = flawOf(part, path === '' ? key : `${path}.${key}`);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

function isPlain(text: string): boolean {
  return text.length <= longest && text.isWellFormed() && !controlCharacter.test(text);
}
