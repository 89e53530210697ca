import type { Pool } from 'pg';
import type { Checkpoint } from '../sequencing/sequencer.js';
import { flawOf, seedOf } from './chain.js';
import type { Flaw, JournalRow } from './chain.js';
import { isRedaction, positionsOf } from './redactions.js';

export type { Flaw } from './chain.js';

/** A position that does not fit, and how. */
export interface BadPosition {
  readonly position: number;
  readonly reason: Flaw;
}

/** What following one stretch of the chain came to. */
export interface VerifiedStretch {
  /** Where it began; what was believed without looking. */
  readonly from: Checkpoint;
  readonly checked: number;
  /** The first position that does not fit; absent when all do. */
  readonly firstBad?: BadPosition;
  /** The last good position and its hash: what a checkpoint holds, and where the next stretch begins. */
  readonly head: Checkpoint;
  /** The end of the journal. */
  readonly journalHead: number;
  /** Positions whose payload is gone and whom no order of this stretch names: a later one has to. */
  readonly blanked: readonly number[];
  /** Positions before this stretch that an order in it names. */
  readonly ordered: readonly number[];
}

export interface StretchOptions {
  /** A trusted checkpoint to start from; the end of the archived part, else the chain's seed, unless told. */
  readonly after?: Checkpoint | undefined;
  /** The last position to look at; the end unless told. */
  readonly upTo?: number | undefined;
  /** Events to look at at most. */
  readonly most: number;
}

export interface JournalVerification {
  readonly checked: number;
  /** The first position that does not fit; absent when all do. */
  readonly firstBad?: BadPosition;
  /** The last good position and its hash: what a checkpoint holds. */
  readonly head: Checkpoint;
}

export interface VerificationOptions {
  /** A trusted checkpoint to start from; the end of the archived part, else the chain's seed, unless told. */
  readonly after?: Checkpoint;
  /** Checkpoints kept outside the database, which the chain has to pass through. */
  readonly checkpoints?: readonly Checkpoint[];
}

const stretchSize = 100_000;
const pageSize = 1_000;

/**
 * Recomputes a schema's whole chain in Node, stretch by stretch, sharing nothing with the SQL that wrote it. A redacted
 * payload verifies by its digest and by the order in the journal that names its position.
 */
export async function verifyJournal(
  pool: Pool,
  schema: string,
  options: VerificationOptions = {},
): Promise<JournalVerification> {
  const trusted = [...(options.checkpoints ?? [])].sort((one, other) => one.position - other.position);
  const blanked = new Set<number>();
  let after = options.after;
  let checked = 0;
  for (;;) {
    const next = trusted.find(({ position }) => position > (after?.position ?? 0));
    const stretch = await verifyStretch(pool, schema, { after, upTo: next?.position, most: stretchSize });
    for (const position of stretch.blanked) blanked.add(position);
    for (const position of stretch.ordered) blanked.delete(position);
    checked += stretch.checked;
    const { head, journalHead } = stretch;
    const firstBad = stretch.firstBad ?? forged(stretch, trusted);
    if (firstBad) return { checked, firstBad, head };
    after = head;
    if (head.position < journalHead) continue;
    const beyond = trusted.some(({ position }) => position > journalHead);
    if (beyond) return { checked, firstBad: { position: journalHead + 1, reason: 'gap' }, head };
    break;
  }
  const [unordered] = [...blanked].sort((one, other) => one - other);
  return {
    checked,
    head: after,
    ...(unordered === undefined ? {} : { firstBad: { position: unordered, reason: 'redaction' } }),
  };
}

/** A trusted checkpoint at one end of a stretch that says something else. */
function forged({ from, head }: VerifiedStretch, trusted: readonly Checkpoint[]): BadPosition | undefined {
  for (const { position, hash } of [from, head]) {
    const expected = trusted.find((checkpoint) => checkpoint.position === position);
    if (expected && expected.hash !== hash) return { position, reason: 'checkpoint' };
  }
  return undefined;
}

/** Follows a schema's chain over one stretch. Throws what read_journal throws for a part that is archived. */
export async function verifyStretch(pool: Pool, schema: string, options: StretchOptions): Promise<VerifiedStretch> {
  const journalHead = await headOf(pool, schema);
  const from = options.after ?? (await floorOf(pool, schema));
  const end = Math.min(options.upTo ?? journalHead, journalHead, from.position + options.most);
  const blanked = new Set<number>();
  const ordered: number[] = [];
  let { position } = from;
  let hash: Buffer = Buffer.from(from.hash, 'hex');
  const come = (firstBad?: BadPosition): VerifiedStretch => ({
    from,
    checked: position - from.position,
    ...(firstBad && { firstBad }),
    head: { position, hash: hash.toString('hex') },
    journalHead,
    blanked: [...blanked],
    ordered,
  });
  while (position < end) {
    const rows = await page(pool, schema, position, end);
    if (rows.length === 0) return come({ position: position + 1, reason: 'gap' });
    for (const row of rows) {
      const reason = flawOf(row, position, hash);
      if (reason) return come({ position: reason === 'gap' ? position + 1 : Number(row.position), reason });
      position = Number(row.position);
      hash = row.hash;
      if (row.payload === null) blanked.add(position);
      for (const named of isRedaction(row) ? positionsOf(row.payload) : []) {
        if (!blanked.delete(named)) ordered.push(named);
      }
    }
  }
  return come();
}

async function headOf(pool: Pool, schema: string): Promise<number> {
  const { rows } = await pool.query<{ head: string }>(`SELECT ${schema}.journal_head() AS head`);
  return Number(rows[0]?.head ?? 0);
}

/** Where the part begins that the database still holds. */
async function floorOf(pool: Pool, schema: string): Promise<Checkpoint> {
  const { rows } = await pool.query<{ position: string; hash: Buffer }>(`SELECT * FROM ${schema}.journal_floor()`);
  const [floor] = rows;
  return floor
    ? { position: Number(floor.position), hash: floor.hash.toString('hex') }
    : { position: 0, hash: seedOf(schema).toString('hex') };
}

async function page(pool: Pool, schema: string, after: number, upTo: number): Promise<JournalRow[]> {
  const { rows } = await pool.query<JournalRow>(
    `SELECT position, event_id, topic, aggregate_id, version, type, payload, payload_salt, payload_digest, correlation_id,
            causation_id, hash, (extract(epoch FROM occurred_at) * 1000000)::bigint AS microseconds
       FROM ${schema}.read_journal($1, $2, NULL, ${pageSize})`,
    [after, upTo],
  );
  return rows;
}
