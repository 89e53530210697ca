import { createHash } from 'node:crypto';

/** An event of the journal with everything its place in the chain depends on. */
export interface JournalRow {
  position: string;
  event_id: string;
  topic: string;
  aggregate_id: string;
  version: number;
  type: string;
  payload: Buffer | null;
  payload_salt: Buffer | null;
  payload_digest: Buffer;
  /** Since 1970, as text: a JavaScript date would cut them off. */
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

/** The hash of the chain before a schema's first event. */
export function seedOf(schema: string): Buffer {
  return createHash('sha256').update(schema).digest();
}

/** What is wrong with an event that has to follow the position `before`, where the chain has `hash`. */
export function flawOf(row: JournalRow, before: number, hash: Buffer): Flaw | undefined {
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
