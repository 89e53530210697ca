import type { Reader } from '@harbourlink/persistence';

/** Events of this service that have no place in the journal yet. */
export interface UnsequencedStatus {
  readonly waiting: number;
  /** When the oldest of them happened. */
  readonly oldest?: string;
  readonly oldestSeconds?: number;
}

/** Who gives this schema's events their order. */
export interface LeaseStatus {
  /** The process that holds it, or was the last to: service@host:process#number. Absent before the first. */
  readonly instance?: string;
  readonly epoch: number;
  /** Absent when nobody has had it, or its holder gave it back. */
  readonly expiresAt?: string;
  /** False: nobody sequences. */
  readonly held: boolean;
  /** Since it ran out; absent while it is held, and when it was given back. */
  readonly unheldSeconds?: number;
}

/** How far the journal was sent to one place outside the database. */
export interface SinkStatus {
  readonly sink: string;
  /** Everything up to this position was sent. */
  readonly position: number;
  readonly behind: number;
  /** Since the first event happened that was not sent. */
  readonly oldestSeconds?: number;
}

export async function unsequenced(reader: Reader): Promise<UnsequencedStatus> {
  const [row] = await reader.query<{ waiting: number; oldest: Date | null; seconds: number | null }>(
    `SELECT count(seq)::int AS waiting, min(occurred_at) AS oldest,
            extract(epoch FROM clock_timestamp() - min(occurred_at))::float8 AS seconds FROM outbox`,
  );
  if (!row?.oldest) return { waiting: 0 };
  return {
    waiting: row.waiting,
    oldest: row.oldest.toISOString(),
    oldestSeconds: Math.max(0, row.seconds ?? 0),
  };
}

export async function leaseAndHead(reader: Reader): Promise<{ lease: LeaseStatus; head: number }> {
  const [row] = await reader.query<{
    instance: string | null;
    epoch: string;
    position: string;
    expires: Date | null;
    held: boolean;
    unheld: number | null;
  }>(
    `SELECT instance, epoch, position, expires_at > clock_timestamp() AS held,
            CASE WHEN isfinite(expires_at) THEN expires_at END AS expires,
            CASE WHEN isfinite(expires_at) THEN extract(epoch FROM clock_timestamp() - expires_at)::float8 END AS unheld
       FROM sequencer WHERE id = 1`,
  );
  return {
    head: Number(row?.position ?? 0),
    lease: {
      epoch: Number(row?.epoch ?? 0),
      held: row?.held ?? false,
      ...(row?.instance ? { instance: row.instance } : {}),
      ...(row?.expires ? { expiresAt: row.expires.toISOString() } : {}),
      ...(row && !row.held && row.unheld !== null ? { unheldSeconds: row.unheld } : {}),
    },
  };
}

/** One entry for each sink that has a watermark; none where events stay in the database. */
export async function sinks(reader: Reader, head: number): Promise<SinkStatus[]> {
  const rows = await reader.query<{ sink: string; position: string; seconds: number | null }>(
    `SELECT sink, position,
            (SELECT extract(epoch FROM clock_timestamp() - occurred_at)::float8
               FROM read_journal(position, position + 1, NULL, 1)) AS seconds
       FROM sink_watermark ORDER BY sink`,
  );
  return rows.map(({ sink, position, seconds }) => ({
    sink,
    position: Number(position),
    behind: Math.max(0, head - Number(position)),
    ...(seconds === null ? {} : { oldestSeconds: Math.max(0, seconds) }),
  }));
}
