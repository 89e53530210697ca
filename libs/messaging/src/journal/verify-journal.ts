import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

interface JournalRow {
  position: string;
  event_id: string;
  topic: string;
  aggregate_id: string;
  version: number;
  type: string;
  payload: Buffer | null;
  payload_salt: Buffer | null;
  payload_digest: Buffer;
  microseconds: string;
  correlation_id: string;
  causation_id: string | null;
  hash: Buffer;
}

export interface JournalVerification {
  readonly checked: number;
  /** The first position whose content, digest or link does not fit; absent when all do. */
  readonly firstBad?: { readonly position: number; readonly reason: 'gap' | 'digest' | 'chain' };
  /** The last good position and its hash: what a checkpoint holds. */
  readonly head: { readonly position: number; readonly hash: string };
}

/**
 * Recomputes a schema's whole chain in Node, page by page, sharing nothing with the SQL that wrote it. A redacted payload
 * verifies by its digest. `after` is a trusted checkpoint to start from; the chain's seed unless told.
 */
export async function verifyJournal(
  pool: Pool,
  schema: string,
  after?: { readonly position: number; readonly hash: string },
): Promise<JournalVerification> {
  let position = after?.position ?? 0;
  let hash: Buffer = after ? Buffer.from(after.hash, 'hex') : createHash('sha256').update(schema).digest();
  let checked = 0;
  for (;;) {
    const { rows } = await pool.query<JournalRow>(
      `SELECT position, event_id, topic, aggregate_id, version, type, payload, payload_salt, payload_digest, correlation_id,
              causation_id, hash, (extract(epoch FROM occurred_at) * 1000000)::bigint AS microseconds
         FROM ${schema}.read_journal($1, (SELECT ${schema}.journal_head()), NULL, 1000)`,
      [position],
    );
    for (const row of rows) {
      const reason = flawOf(row, position, hash);
      const head = { position, hash: hash.toString('hex') };
      if (reason) return { checked, firstBad: { position: Number(row.position), reason }, head };
      position = Number(row.position);
      hash = row.hash;
      checked += 1;
    }
    if (rows.length === 0) return { checked, head: { position, hash: hash.toString('hex') } };
  }
}

function flawOf(row: JournalRow, before: number, hash: Buffer): 'gap' | 'digest' | 'chain' | undefined {
  if (Number(row.position) !== before + 1) return 'gap';
  if (row.payload && row.payload_salt) {
    const digest = createHash('sha256').update(row.payload_salt).update(row.payload).digest();
    if (!digest.equals(row.payload_digest)) return 'digest';
  }
  const link = [
    '1',
    row.position,
    row.event_id,
    row.topic,
    row.aggregate_id,
    row.version,
    row.type,
    row.microseconds,
    row.correlation_id,
    row.causation_id ?? '-',
  ].join('|');
  const expected = createHash('sha256').update(hash).update(link).update(row.payload_digest).digest();
  return expected.equals(row.hash) ? undefined : 'chain';
}
