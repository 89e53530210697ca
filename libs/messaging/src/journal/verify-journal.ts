import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Checkpoint } from '../sequencing/sequencer.js';
import { isRedaction, positionsOf } from './redactions.js';

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

/**
 * gap: a position is missing; digest: the payload is not the one that was hashed; chain: an attribute or the hash was
 * changed; checkpoint: the whole chain was recomputed; redaction: a payload is gone that no journalled order names.
 */
export type Flaw = 'gap' | 'digest' | 'chain' | 'checkpoint' | 'redaction';

export interface JournalVerification {
  readonly checked: number;
  /** The first position that does not fit; absent when all do. */
  readonly firstBad?: { readonly position: number; readonly reason: Flaw };
  /** The last good position and its hash: what a checkpoint holds. */
  readonly head: Checkpoint;
}

export interface VerificationOptions {
  /** A trusted checkpoint to start from; the chain's seed unless told. */
  readonly after?: Checkpoint;
  /** Checkpoints kept outside the database, which the chain has to pass through. */
  readonly checkpoints?: readonly Checkpoint[];
}

/**
 * Recomputes a schema's whole chain in Node, page by page, sharing nothing with the SQL that wrote it. A redacted payload
 * verifies by its digest and by the order in the journal that names its position.
 */
export async function verifyJournal(
  pool: Pool,
  schema: string,
  options: VerificationOptions = {},
): Promise<JournalVerification> {
  const trusted = new Map(options.checkpoints?.map(({ position, hash }) => [position, hash]));
  const redacted = new Set<number>();
  let position = options.after?.position ?? 0;
  let hash: Buffer = options.after
    ? Buffer.from(options.after.hash, 'hex')
    : createHash('sha256').update(schema).digest();
  let checked = 0;
  const found = await pool.query<{ head: string }>(`SELECT ${schema}.journal_head() AS head`);
  const journalHead = Number(found.rows[0]?.head ?? 0);
  while (position < journalHead) {
    const rows = await page(pool, schema, position, journalHead);
    const head = (): Checkpoint => ({ position, hash: hash.toString('hex') });
    if (rows.length === 0) return { checked, firstBad: { position: position + 1, reason: 'gap' }, head: head() };
    for (const row of rows) {
      const at = Number(row.position);
      const expected = trusted.get(at);
      const reason =
        flawOf(row, position, hash) ?? (expected && expected !== row.hash.toString('hex') ? 'checkpoint' : undefined);
      if (reason)
        return { checked, firstBad: { position: reason === 'gap' ? position + 1 : at, reason }, head: head() };
      if (row.payload === null) redacted.add(at);
      if (isRedaction(row)) for (const ordered of positionsOf(row.payload)) redacted.delete(ordered);
      position = at;
      hash = row.hash;
      checked += 1;
    }
  }
  const head = { position, hash: hash.toString('hex') };
  const [unordered] = redacted;
  return unordered === undefined
    ? { checked, head }
    : { checked, firstBad: { position: unordered, reason: 'redaction' }, head };
}

async function page(pool: Pool, schema: string, after: number, upTo: number): Promise<JournalRow[]> {
  const { rows } = await pool.query<JournalRow>(
    `SELECT position, event_id, topic, aggregate_id, version, type, payload, payload_salt, payload_digest, correlation_id,
            causation_id, hash, (extract(epoch FROM occurred_at) * 1000000)::bigint AS microseconds
       FROM ${schema}.read_journal($1, $2, NULL, 1000)`,
    [after, upTo],
  );
  return rows;
}

function flawOf(row: JournalRow, before: number, hash: Buffer): Flaw | undefined {
  if (Number(row.position) !== before + 1) return 'gap';
  const salt = row.payload_salt ?? Buffer.alloc(0);
  if (
    row.payload !== null &&
    !createHash('sha256').update(salt).update(row.payload).digest().equals(row.payload_digest)
  ) {
    return 'digest';
  }
  const link = linkOf(row);
  const expected = createHash('sha256').update(hash).update(link).digest();
  return expected.equals(row.hash) ? undefined : 'chain';
}

/** The bytes of an event that are chained; the SQL that writes them is journal_link. */
function linkOf(row: JournalRow): Buffer {
  const version = Buffer.alloc(4);
  version.writeInt32BE(row.version);
  return Buffer.concat([
    Buffer.of(1),
    int64(BigInt(row.position)),
    uuid(row.event_id),
    uuid(row.aggregate_id),
    version,
    int64(BigInt(row.microseconds) - microsecondsBefore2000),
    uuid(row.correlation_id),
    row.payload_digest,
    Buffer.from(`${row.topic}\0${row.type}\0`),
    row.causation_id === null ? Buffer.alloc(0) : uuid(row.causation_id),
  ]);
}

/** PostgreSQL counts the microseconds of a moment from 2000-01-01, as sent in binary. */
const microsecondsBefore2000 = BigInt(Date.UTC(2000, 0, 1)) * 1000n;

function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

function uuid(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}
