import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

/** Who holds a schema's lease, as far as this process knows; `epoch` while it believes to hold it itself. */
export interface Leadership {
  readonly holder: string;
  readonly epoch: string | undefined;
}

/** Who may sequence a schema: a row with an epoch, on the database's clock. Every sequencing statement checks it itself. */
export class Lease {
  readonly holder = randomUUID();
  private heldEpoch: string | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly seconds: number,
    /** For people: which process it is. */
    private readonly instance: string,
  ) {}

  /** The epoch while this process believes to hold the lease. */
  get epoch(): string | undefined {
    return this.heldEpoch;
  }

  /**
   * Extends the lease, or takes it when it is free or run out. True when it is (still) ours. One that ends further ahead
   * than any lease lasts was taken before the database's clock was put back: it counts as run out.
   */
  async acquire(): Promise<boolean> {
    const { rows } = await this.pool.query<{ epoch: string }>(
      `UPDATE sequencer
          SET holder = $1, instance = $3, expires_at = clock_timestamp() + make_interval(secs => $2::float8),
              epoch = CASE WHEN holder = $1 AND expires_at > clock_timestamp() THEN epoch ELSE epoch + 1 END
        WHERE id = 1 AND (holder = $1 OR expires_at <= clock_timestamp()
                          OR expires_at > clock_timestamp() + make_interval(secs => $2::float8 * 10))
        RETURNING epoch`,
      [this.holder, this.seconds, this.instance],
    );
    this.heldEpoch = rows[0]?.epoch;
    return this.heldEpoch !== undefined;
  }

  lost(): void {
    this.heldEpoch = undefined;
  }

  /** Gives the lease back, so that the next holder need not wait for it to run out. */
  async release(): Promise<void> {
    if (this.heldEpoch === undefined) return;
    await this.pool.query(`UPDATE sequencer SET expires_at = '-infinity' WHERE id = 1 AND holder = $1 AND epoch = $2`, [
      this.holder,
      this.heldEpoch,
    ]);
    this.lost();
  }
}
