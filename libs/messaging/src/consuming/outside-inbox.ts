import type { OutsideEvent, ReceivedHeaders } from '@harbourlink/contracts';
import type { Instant } from '@harbourlink/kernel';
import type { UnitOfWork } from '@harbourlink/persistence';
import { derivedId } from '../derived-id.js';
import type { EventEnvelope } from '../envelope.js';
import type { InboxStore } from './inbox-store.js';
import type { Lane } from './lane.js';

/**
 * The one way in for events that are not ours, whichever door they come to. Their senders' names for them are remembered
 * for good: the same source and id come in once.
 */
export class OutsideInbox {
  constructor(private readonly store: Pick<InboxStore, 'insert'>) {}

  /** Stores what is new for a lane; returns how many events that was. */
  async take(unit: UnitOfWork, lane: Lane, events: readonly OutsideEvent[]): Promise<number> {
    if (events.length === 0) return 0;
    const byId = new Map(events.toReversed().map((event) => [idOf(event), event]));
    const fresh = await unit.query<{ event_id: string }>(
      `INSERT INTO outside_event (lane, source, id, event_id, type, subject, version)
       SELECT $1, source, id, event_id, type, subject, version
         FROM unnest($2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::int[]) AS e(source, id, event_id, type, subject, version)
        -- Always in the same order: two that bring the same events wait for each other, never each for the other.
        ORDER BY source, id
       ON CONFLICT DO NOTHING RETURNING event_id`,
      [
        lane.name,
        [...byId.values()].map(({ source }) => source),
        [...byId.values()].map(({ id }) => id),
        [...byId.keys()],
        [...byId.values()].map(({ type }) => type),
        [...byId.values()].map(({ subject }) => subject ?? null),
        [...byId.values()].map(({ version }) => version ?? null),
      ],
    );
    const isFresh = new Set(fresh.map((row) => row.event_id));
    const taken = events.filter((event) => isFresh.delete(idOf(event)));
    for (const topic of new Set(taken.map((event) => event.topic))) {
      const envelopes = taken.filter((event) => event.topic === topic).map((event) => envelopeOf(event, unit.now));
      await this.store.insert(unit, [{ lane, topic }], envelopes);
    }
    return taken.length;
  }

  /** Keeps what stood beside the bytes of an event that could not be read: with both it can be tried again. */
  async keepHeaders(unit: UnitOfWork, lane: Lane, eventId: string, headers: ReceivedHeaders): Promise<void> {
    const texts = Object.entries(headers).map(([name, value]) => [name, textOf(value)]);
    await unit.query(
      'INSERT INTO outside_parked (lane, event_id, headers) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [lane.name, eventId, JSON.stringify(Object.fromEntries(texts))],
    );
  }
}

/** The headers of an event that was parked; undefined when it came without any way to try it again. */
export async function parkedHeaders(
  unit: UnitOfWork,
  lane: string,
  eventId: string,
): Promise<ReceivedHeaders | undefined> {
  const [row] = await unit.query<{ headers: Record<string, string> }>(
    'SELECT headers FROM outside_parked WHERE lane = $1 AND event_id = $2',
    [lane, eventId],
  );
  return row?.headers;
}

/** The same for the same source and id, and in no other case: the length keeps the two apart. */
function idOf({ source, id }: OutsideEvent): string {
  return derivedId(`outside ${source.length} ${source}${id}`);
}

/**
 * As the inbox knows events. One that is counted is in the order of its source and subject; any other is by itself. What
 * follows from it is correlated by it.
 */
function envelopeOf(event: OutsideEvent, now: Instant): EventEnvelope {
  const { source, topic, type, payload, occurredAt = now, version, subject = '', traceparent } = event;
  const id = idOf(event);
  return {
    id,
    topic,
    key: version === undefined ? id : derivedId(`outside subject ${source.length} ${source}${subject}`),
    version: version ?? 1,
    type,
    payload,
    occurredAt,
    correlationId: id,
    source,
    position: 0,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

function textOf(header: ReceivedHeaders[string]): string {
  if (header === undefined || typeof header === 'string') return header ?? '';
  return header instanceof Uint8Array ? Buffer.from(header).toString('utf8') : textOf(header.at(-1));
}
