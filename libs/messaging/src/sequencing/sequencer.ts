import { hostname } from 'node:os';
import type { Pool } from 'pg';
import { failpoint } from '../failpoint.js';
import { Loop } from '../loop.js';
import { journalOf, outboxOf, wake, wakeOn } from '../wake.js';
import { leaderPool } from './leader-pool.js';
import { Lease } from './lease.js';
import type { Leadership } from './lease.js';
import { LowerBound } from './lower-bound.js';
import { moveToJournal } from './move-to-journal.js';

export interface SequencerOptions {
  /** A URL with the sequencer's role. */
  readonly url: string;
  readonly schema: string;
  readonly onError: (error: unknown) => void;
  /** An invariant was found broken; somebody has to look. */
  readonly onAlarm: (alarm: string) => void;
  readonly leaseSeconds?: number;
  /** What people know this process by; schema, host and process unless told. */
  readonly instance?: string;
  readonly batch?: number;
  readonly idleMilliseconds?: number;
  readonly sweepMilliseconds?: number;
  /** A checkpoint of the chain is kept at least every so many events. */
  readonly checkpointEvery?: number;
  /** Takes a checkpoint out of the database: whoever can rewrite the journal can rewrite the table of checkpoints too. */
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void;
}

/** The hash of the chain at one position, in hexadecimal. */
export interface Checkpoint {
  readonly position: number;
  readonly hash: string;
}

interface MoveRow {
  leased: boolean;
  moved: number;
  highest_seq: string | null;
  position: string | null;
  xmin: string;
}

/** Gives the events of one schema their order: moves the outbox into the journal while it holds the lease. */
export class Sequencer {
  private readonly pool: Pool;
  private readonly lease: Lease;
  private readonly bound = new LowerBound();
  private readonly loop: Loop;
  private readonly stopListening: () => void;
  private leaseCheckedAt = 0;
  private sweptAt = performance.now();
  private checkpointAt = 0n;

  constructor(private readonly options: SequencerOptions) {
    // Statistics lag behind a queue: whatever they say, the index on the number is the way in.
    this.pool = leaderPool(options, { part: 'sequencer', max: 1, settings: ['enable_seqscan=off'] });
    this.lease = new Lease(this.pool, this.leaseSeconds, options.instance ?? nextInstance(options.schema));
    this.loop = new Loop(() => this.pass(), options.idleMilliseconds ?? 250, options.onError);
    this.stopListening = wakeOn(outboxOf(options.schema), () => this.loop.wake());
  }

  private get leaseSeconds(): number {
    return this.options.leaseSeconds ?? 10;
  }

  start(): void {
    this.loop.start();
  }

  /** When a pass last went well (Unix milliseconds), with or without the lease; 0 before the first. */
  get lastSuccess(): number {
    return this.loop.lastSuccess;
  }

  get holdsLease(): boolean {
    return this.lease.epoch !== undefined;
  }

  /** What whoever sends the journal on has to show. */
  get leadership(): Leadership {
    return { holder: this.lease.holder, epoch: this.lease.epoch };
  }

  /** Every outbox row up to this number is moved; it waits while any older transaction of the server is open. */
  get lowerBound(): bigint {
    return this.bound.value;
  }

  async stop(): Promise<void> {
    this.stopListening();
    await this.loop.stop();
    await this.lease.release().catch(this.options.onError);
    await this.pool.end();
  }

  /** One pass; true when there may be more to move. */
  async pass(): Promise<boolean> {
    if (!(await this.ensureLease())) return false;
    await failpoint('sequencer: leased');
    const limit = this.options.batch ?? 2_000;
    if (this.bound.needsFence && !(await this.glance())) {
      await this.sweepNowAndThen();
      return false;
    }
    await failpoint('sequencer: about to move');
    const result = await this.move(limit);
    await failpoint('sequencer: moved');
    if (!result?.leased) {
      this.lease.lost();
      this.bound.reset();
      return true;
    }
    this.bound.after({
      limit,
      moved: result.moved,
      highestSeq: result.highest_seq === null ? undefined : BigInt(result.highest_seq),
      xmin: BigInt(result.xmin),
    });
    if (result.position !== null) await this.announce(BigInt(result.position));
    await failpoint('sequencer: announced');
    await this.sweepNowAndThen();
    return result.moved === limit;
  }

  private async move(limit: number): Promise<MoveRow | undefined> {
    try {
      const { rows } = await this.pool.query<MoveRow>({
        name: 'move-to-journal',
        text: moveToJournal,
        values: [this.lease.holder, this.lease.epoch, this.bound.value.toString(), limit],
      });
      return rows[0];
    } catch (error) {
      if (isRefusedByTheJournal(error))
        this.options.onAlarm(`${this.options.schema}: ${error.message}; nothing was moved`);
      // The server may still be at it, unseen: nothing of what the next pass sees may raise the bound.
      this.bound.reset();
      throw error;
    }
  }

  private async ensureLease(): Promise<boolean> {
    const now = performance.now();
    if (this.lease.epoch !== undefined && now - this.leaseCheckedAt < (this.leaseSeconds * 1000) / 3) return true;
    const before = this.lease.epoch;
    const held = await this.lease.acquire();
    if (held) this.leaseCheckedAt = now;
    if (!held || before !== this.lease.epoch) this.bound.reset();
    if (held && before !== this.lease.epoch) await this.cutMonthly();
    return held;
  }

  /**
   * True when numbers were drawn beyond the bound, which raises the fence; nothing can wait otherwise.
   * Two statements on purpose: the sequence is read first, then the transaction id is drawn.
   */
  private async glance(): Promise<boolean> {
    // A sequence nobody has drawn from says 1 as well: taken for drawn, it would strand the very first event.
    const { rows } = await this.pool.query<{ last_value: string }>(
      'SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS last_value FROM outbox_seq',
    );
    const lastValue = BigInt(rows[0]?.last_value ?? 0);
    // Nothing was drawn since: an idle sequencer burns no transaction ids.
    if (lastValue <= this.bound.value) return false;
    await failpoint('sequencer: number read');
    const transaction = await this.pool.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
    this.bound.raise({ lastValue, transactionId: BigInt(transaction.rows[0]?.id ?? 0) });
    return true;
  }

  private async announce(position: bigint): Promise<void> {
    wake(journalOf(this.options.schema));
    await this.pool.query(`SELECT pg_notify('harbourlink_journal', $1)`, [this.options.schema]);
    if (position - this.checkpointAt >= BigInt(this.options.checkpointEvery ?? 10_000)) await this.takeCheckpoint();
  }

  private async takeCheckpoint(): Promise<void> {
    const { rows } = await this.pool.query<{ position: string; hash: Buffer }>(
      `INSERT INTO journal_checkpoint (position, hash) SELECT position, hash FROM sequencer WHERE id = 1 AND position > 0
       ON CONFLICT DO NOTHING RETURNING position, hash`,
    );
    const [taken] = rows;
    if (!taken) return;
    this.checkpointAt = BigInt(taken.position);
    this.options.onCheckpoint?.({ position: Number(taken.position), hash: taken.hash.toString('hex') });
  }

  /** The bound is proven, and still looked after: a row below it would be an event lost. */
  private async sweepNowAndThen(): Promise<void> {
    if (performance.now() - this.sweptAt < (this.options.sweepMilliseconds ?? 60_000)) return;
    this.sweptAt = performance.now();
    await this.cutMonthly();
    const { rows } = await this.pool.query<{ stranded: number }>(
      'SELECT count(*)::int AS stranded FROM outbox WHERE seq <= $1',
      [this.bound.value.toString()],
    );
    const stranded = rows[0]?.stranded ?? 0;
    if (stranded === 0) return;
    this.options.onAlarm(
      `${stranded} outbox rows of ${this.options.schema} stand below the lower bound ${this.bound.value}`,
    );
    this.bound.reset();
  }

  /** The journal is cut by the month of the database's clock; the function itself knows whether it is due. */
  private async cutMonthly(): Promise<void> {
    await this.pool.query(`SELECT cut_journal(date_trunc('month', clock_timestamp()))`);
  }
}

let instances = 0;

/** One process may run several sequencers, of one schema even: the last part tells them apart. */
function nextInstance(schema: string): string {
  instances += 1;
  return `${schema}@${hostname()}:${process.pid}#${instances}`;
}

/** SQLSTATE 23000, raised by journal_refuse alone: a table's own constraints have codes of their own. */
function isRefusedByTheJournal(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === '23000';
}
