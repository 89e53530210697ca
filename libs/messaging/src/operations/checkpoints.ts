import type { Reader } from '@harbourlink/persistence';
import type { Checkpoint } from '../sequencing/sequencer.js';

export interface TakenCheckpoint extends Checkpoint {
  readonly takenAt: string;
}

interface CheckpointRow {
  position: string;
  hash: Buffer;
  taken_at: Date;
}

/** `most` checkpoints of this service's journal after a position, in order. */
export async function checkpointsAfter(reader: Reader, after: number, most: number): Promise<TakenCheckpoint[]> {
  const rows = await reader.query<CheckpointRow>(
    'SELECT * FROM journal_checkpoint WHERE position > $1 ORDER BY position LIMIT $2',
    [after, most],
  );
  return rows.map(({ position, hash, taken_at }) => ({
    position: Number(position),
    hash: hash.toString('hex'),
    takenAt: taken_at.toISOString(),
  }));
}

/** The chain at the end of the journal: the newest checkpoint there can be. */
export async function headCheckpoint(reader: Reader): Promise<TakenCheckpoint> {
  const [row] = await reader.query<CheckpointRow>(
    'SELECT position, hash, clock_timestamp() AS taken_at FROM sequencer WHERE id = 1',
  );
  return {
    position: Number(row?.position ?? 0),
    hash: row?.hash.toString('hex') ?? '',
    takenAt: row?.taken_at.toISOString() ?? '',
  };
}
