import { encodeEvent, decodeEvent, topicOf, typeOf } from '@harbourlink/contracts';
import type { EventData } from '@harbourlink/contracts';
import { ProspectReportedSchema } from '@harbourlink/contracts/outside';
import type { ReceivedEvent } from '../envelope.js';
import type { Lane } from './lane.js';

export const prospectTopic = topicOf(ProspectReportedSchema);

type Report = EventData<typeof ProspectReportedSchema>;

export const reportOf = (name: string): Report => ({
  names: { en: name },
  uscc: '91350100M000100Y43',
  reporterCode: 'sse',
});

/** A CloudEvent as a stranger makes it, by its headers in binary content mode. */
export interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Uint8Array;
}

/** `attributes` are added to, or stand for, those of an event with a name of its own. */
export function sent(id: string, attributes: Readonly<Record<string, string>> = {}, name = id): Sent {
  const all = {
    specversion: '1.0',
    id,
    source: 'https://exchange.example',
    type: typeOf(ProspectReportedSchema),
    ...attributes,
  };
  const prefixed = Object.entries(all).map(([attribute, text]) => [`ce_${attribute}`, text]);
  return {
    headers: { ...Object.fromEntries(prefixed), 'content-type': 'application/protobuf' },
    value: encodeEvent(ProspectReportedSchema, reportOf(name)),
  };
}

/** A lane that takes what is reported from outside. */
export function outsideLane(name: string, handle: (event: ReceivedEvent<Report>) => Promise<void>): Lane {
  const type = typeOf(ProspectReportedSchema);
  const decode = (payload: Uint8Array): Report => decodeEvent(ProspectReportedSchema, payload);
  return {
    name,
    kind: 'effect',
    contract: 'single',
    tables: [],
    start: 'beginning',
    wants: new Map([[type, { type, topic: prospectTopic, decode }]]),
    handle: (event) => handle(event as ReceivedEvent<Report>),
  };
}
