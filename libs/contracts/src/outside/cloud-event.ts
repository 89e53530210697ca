import type { ReceivedHeaders } from '../cloud-event-headers.js';
import { Undecodable } from '../undecodable.js';

/** A CloudEvent as anybody may have written it: its attributes by name, and its data. Nothing was looked at yet. */
export interface CloudEvent {
  readonly attributes: Readonly<Record<string, string>>;
  readonly data: Uint8Array | null;
}

const structured = /^application\/cloudevents\+json\s*(;|$)/i;

/** The event of a Kafka message, in binary or structured content mode (CloudEvents 1.0, Kafka protocol binding). */
export function cloudEventOfRecord(headers: ReceivedHeaders, value: Uint8Array | null): CloudEvent {
  const texts = Object.entries(headers).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === undefined ? [] : [[name.toLowerCase(), text] as const];
  });
  return cloudEventOf('ce_', texts, value);
}

/** The event of an HTTP request, in binary or structured content mode (CloudEvents 1.0, HTTP protocol binding). */
export function cloudEventOfRequest(headers: ReceivedHeaders, body: Uint8Array): CloudEvent {
  const texts = Object.entries(headers).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === undefined ? [] : [[name.toLowerCase(), percentDecoded(text)] as const];
  });
  return cloudEventOf('ce-', texts, body);
}

function cloudEventOf(
  prefix: string,
  headers: readonly (readonly [string, string])[],
  data: Uint8Array | null,
): CloudEvent {
  const contentType = headers.find(([name]) => name === 'content-type')?.[1];
  if (contentType !== undefined && structured.test(contentType)) return structuredEvent(data ?? new Uint8Array());
  const attributes = headers
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, text]) => [name.slice(prefix.length), text] as const);
  const dataContentType = contentType === undefined ? {} : { datacontenttype: contentType };
  return { attributes: { ...Object.fromEntries(attributes), ...dataContentType }, data };
}

/** The whole event as JSON (CloudEvents 1.0, JSON event format). */
function structuredEvent(bytes: Uint8Array): CloudEvent {
  const event = jsonOf(bytes);
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    throw new Undecodable('a structured event', 'it is no JSON object');
  const { data, data_base64: base64, ...others } = event as Record<string, unknown>;
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(others)) {
    if (value === null) continue;
    if (!['string', 'number', 'boolean'].includes(typeof value))
      throw new Undecodable('a structured event', `attribute ${name} is no text, number or boolean`);
    attributes[name] = String(value);
  }
  if (base64 !== undefined) {
    if (typeof base64 !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64))
      throw new Undecodable('a structured event', 'data_base64 is no Base64');
    return { attributes, data: Buffer.from(base64, 'base64') };
  }
  // Data that is not in Base64 is JSON, whether the attribute says so or is left out.
  return {
    attributes: { datacontenttype: 'application/json', ...attributes },
    data: data === undefined ? null : Buffer.from(JSON.stringify(data)),
  };
}

/** Throws `Undecodable` for bytes that are no JSON in UTF-8. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    throw new Undecodable('JSON', error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Of a header that was sent twice the last one counts. */
function textOf(header: ReceivedHeaders[string]): string | undefined {
  if (header === undefined || typeof header === 'string') return header;
  return header instanceof Uint8Array ? new TextDecoder().decode(header) : textOf(header.at(-1));
}

/** Header values are percent-encoded over HTTP; one that is malformed stands for itself. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
