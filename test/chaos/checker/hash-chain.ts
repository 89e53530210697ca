import { createHash } from 'node:crypto';
import type { JournalRow } from './tables.js';

/** The first position whose hash does not follow from the row and the hash before it; undefined when all do. */
export function firstBrokenLink(schema: string, rows: readonly JournalRow[]): number | undefined {
  let before: Buffer = sha256(Buffer.from(schema));
  for (const row of rows) {
    if (row.payload !== null && !sha256(row.salt ?? Buffer.alloc(0), row.payload).equals(row.digest))
      return row.position;
    const hash = sha256(before, linkOf(row));
    if (!hash.equals(row.hash)) return row.position;
    before = hash;
  }
  return undefined;
}

/** Gives every row the hash it has to have, in place. */
export function chainFrom(schema: string, rows: readonly { hash: Buffer }[]): void {
  let before: Buffer = sha256(Buffer.from(schema));
  for (const row of rows as (JournalRow & { hash: Buffer })[]) {
    row.hash = sha256(before, linkOf(row));
    before = row.hash;
  }
}

/** Form, then what has a fixed length, then the texts, each ended by a zero byte, and the cause if there is one. */
function linkOf(row: JournalRow): Buffer {
  return Buffer.concat([
    Buffer.from([1]),
    bigEndian(BigInt(row.position)),
    bytesOf(row.event),
    bytesOf(row.key),
    bigEndian(BigInt(row.version)).subarray(4),
    bigEndian(BigInt(row.microseconds) - 946_684_800_000_000n),
    bytesOf(row.correlation),
    row.digest,
    Buffer.from(row.topic),
    Buffer.from([0]),
    Buffer.from(row.type),
    Buffer.from([0]),
    row.causation === null ? Buffer.alloc(0) : bytesOf(row.causation),
  ]);
}

function bigEndian(value: bigint): Buffer {
  return Buffer.from(BigInt.asUintN(64, value).toString(16).padStart(16, '0'), 'hex');
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
