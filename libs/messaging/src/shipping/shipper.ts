import type { Pool } from 'pg';
import { majors } from '@harbourlink/contracts';
import { recordOf } from '../broker/event-records.js';
import type { Broker, OutgoingRecord } from '../broker/broker.js';
import { envelopeOf } from '../envelope.js';
import type { EnvelopeRow, EventEnvelope } from '../envelope.js';
import { Loop } from '../loop.js';
import { leaderPool } from '../sequencing/leader-pool.js';
import type { Leadership } from '../sequencing/lease.js';
import { journalOf, wakeOn } from '../wake.js';
import { inOtherMajors } from './other-majors.js';

export interface ShipperOptions {
  /** A URL with the sequencer's role. */
  readonly url: string;
  readonly schema: string;
  /** Names the watermark. */
  readonly sink: string;
  readonly broker: Pick<Broker, 'send'>;
  /** What the broker has to have before anything is sent; tried until it goes well. */
  readonly prepare?: () => Promise<void>;
  /** Who holds the sequencer's lease sends. */
  readonly leadership: () => Leadership;
  /** Further forms an event is sent in; its other majors unless told. */
  readonly alsoAs?: (event: EventEnvelope) => readonly EventEnvelope[];
  readonly onError: (error: unknown) => void;
  readonly onAlarm: (alarm: string) => void;
  readonly batch?: number;
  readonly idleMilliseconds?: number;
}

interface JournalRow extends Omit<EnvelopeRow, 'source' | 'key'> {
  aggregate_id: string;
}

/** Where the watermark stands, while a lease of one epoch lasts. */
interface Place {
  readonly epoch: string;
  readonly position: number;
  /** How often the sink was refilled: what was sent before the latest one may be gone. */
  readonly refills: number;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly records: readonly OutgoingRecord[];
}

/** Bytes of one send at most: well below what a topic takes as one batch. */
const mostBytes = 1_048_576;

/**
 * Sends one schema's journal to a broker, in order of position, while this process holds the schema's lease. The watermark
 * moves once the broker has everything up to it: what was sent and not marked is sent again.
 */
export class Shipper {
  private readonly pool: Pool;
  private readonly loop: Loop;
  private readonly stopListening: () => void;
  private place: Place | undefined;
  private next: Promise<Stretch | undefined> | undefined;
  private isPrepared = false;

  constructor(private readonly options: ShipperOptions) {
    this.pool = leaderPool(options, { part: 'shipper', max: 2 });
    this.loop = new Loop(() => this.pass(), options.idleMilliseconds ?? 1_000, options.onError);
    this.stopListening = wakeOn(journalOf(options.schema), () => this.loop.wake());
  }

  start(): void {
    this.loop.start();
  }

  /** When a pass last went well (Unix milliseconds), with or without the lease; 0 before the first. */
  get lastSuccess(): number {
    return this.loop.lastSuccess;
  }

  async stop(): Promise<void> {
    this.stopListening();
    await this.loop.stop();
    await this.next?.catch(() => undefined);
    await this.pool.end();
  }

  /** One send; true when there may be more. */
  async pass(): Promise<boolean> {
    const { holder, epoch } = this.options.leadership();
    if (epoch === undefined) {
      this.forget();
      return false;
    }
    try {
      if (!this.isPrepared) await this.options.prepare?.();
      this.isPrepared = true;
      if (this.place?.epoch !== epoch) {
        this.forget();
        this.place = { epoch, ...(await this.watermark()) };
      }
      const { position, refills } = this.place;
      // What was read ahead may have found nothing before something came.
      const stretch = (await this.next) ?? (await this.read(position));
      this.next = undefined;
      if (!stretch) {
        // The watermark may have been lowered for a refill: it is read again at the next look.
        this.forget();
        return false;
      }
      // The next stretch is read while this one is on its way.
      const ahead = this.read(stretch.to);
      ahead.catch(() => undefined);
      await this.options.broker.send(stretch.records);
      if (!(await this.moveOn(holder, epoch, refills, stretch))) {
        this.forget();
        return true;
      }
      this.place = { epoch, position: stretch.to, refills };
      this.next = ahead;
      return true;
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  private forget(): void {
    this.place = undefined;
    this.next = undefined;
  }

  private async watermark(): Promise<{ position: number; refills: number }> {
    const { rows } = await this.pool.query<{ position: string; refills: number }>(
      `WITH begun AS (INSERT INTO sink_watermark (sink) VALUES ($1) ON CONFLICT DO NOTHING RETURNING position, refills)
       SELECT * FROM begun UNION ALL SELECT position, refills FROM sink_watermark WHERE sink = $1`,
      [this.options.sink],
    );
    return { position: Number(rows[0]?.position ?? 0), refills: rows[0]?.refills ?? 0 };
  }

  /** False, with nothing moved, when the lease is lost, somebody else has moved the watermark, or the sink is refilled. */
  private async moveOn(holder: string, epoch: string, refills: number, { from, to }: Stretch): Promise<boolean> {
    const { rowCount } = await this.pool.query({
      name: 'move-watermark',
      text: `WITH lease AS MATERIALIZED (
               SELECT 1 FROM sequencer WHERE id = 1 AND holder = $4 AND epoch = $5 AND expires_at > clock_timestamp() FOR SHARE)
             UPDATE sink_watermark SET position = $3, moved_at = clock_timestamp()
              WHERE sink = $1 AND position = $2 AND refills = $6 AND EXISTS (SELECT 1 FROM lease)`,
      values: [this.options.sink, from, to, holder, epoch, refills],
    });
    return rowCount === 1;
  }

  private async read(after: number): Promise<Stretch | undefined> {
    const { schema, batch = 1_000, alsoAs = inOtherMajors(majors), onAlarm } = this.options;
    const { rows } = await this.pool.query<JournalRow>({
      name: 'read-to-ship',
      text: `SELECT position, event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id, causation_id,
                    traceparent FROM journal WHERE position > $1 ORDER BY position LIMIT $2`,
      values: [after, batch],
    });
    if (rows.length === 0) return undefined;
    if (Number(rows[0]?.position) !== after + 1) {
      const alarm = `the journal of ${schema} does not go on at position ${after + 1}: nothing is sent`;
      onAlarm(alarm);
      throw new Error(alarm);
    }
    const taken: EventEnvelope[] = [];
    let bytes = 0;
    for (const { aggregate_id, ...row } of rows) {
      bytes += row.payload?.length ?? 0;
      if (bytes > mostBytes && taken.length > 0) break;
      taken.push(envelopeOf({ ...row, key: aggregate_id, source: schema }));
    }
    const to = taken.at(-1)?.position ?? after;
    return { from: after, to, records: taken.flatMap((event) => [event, ...alsoAs(event)]).map(recordOf) };
  }
}
