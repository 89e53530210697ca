import type { UnitsOfWork } from '@harbourlink/persistence';
import { streamOf } from '../consuming/lane.js';
import { envelopeOf } from '../envelope.js';
import type { EnvelopeRow, EventEnvelope } from '../envelope.js';

/** A stretch of one source's stream, in order. */
export interface EventBatch {
  readonly source: string;
  readonly events: readonly EventEnvelope[];
  /** Everything after `from` up to `to` is in this batch, as far as it is of the topics asked for. */
  readonly from: number;
  readonly to: number;
}

interface JournalRow extends Omit<EnvelopeRow, 'source' | 'key'> {
  aggregate_id: string;
}

/**
 * Reads the publishers' journals by position, through the one function other services may call. In a unit of work it reads
 * on that unit's connection: who holds a lane closed must not wait for those who wait for the lane.
 */
export class JournalReader {
  constructor(private readonly units: UnitsOfWork) {}

  /** One look at the streams of one source from a position on, in whichever major; undefined when there is nothing new. */
  async read(source: string, topics: readonly string[], after: number, most: number): Promise<EventBatch | undefined> {
    return this.units.read(async (reader) => {
      // The head is read first: what is committed after it is left for the next look.
      const [head] = await reader.query<{ head: string }>(`SELECT ${source}.journal_head() AS head`);
      const upTo = Number(head?.head ?? 0);
      if (upTo <= after) return undefined;
      const rows = await reader.query<JournalRow>(`SELECT * FROM ${source}.read_journal($1, $2, $3, $4)`, [
        after,
        upTo,
        topics,
        most,
      ]);
      const events = rows.map(({ aggregate_id, ...row }) =>
        envelopeOf({ ...row, topic: streamOf(row.topic), key: aggregate_id, source }),
      );
      return { source, events, from: after, to: rows.length < most ? upTo : (events.at(-1)?.position ?? upTo) };
    });
  }
}
