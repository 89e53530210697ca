import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { flawOf } from '../journal/chain.js';
import type { JournalRow } from '../journal/chain.js';
import type { Checkpoint } from '../sequencing/sequencer.js';

/** The first line of an archive: which stretch of which journal it holds, and the chain on both sides of it. */
export interface ArchiveHeader {
  readonly format: 'harbourlink-journal';
  readonly formatVersion: 1;
  readonly schema: string;
  readonly first: number;
  readonly last: number;
  readonly before: Checkpoint;
  readonly after: Checkpoint;
  readonly writtenAt: string;
}

/** One event of the journal, as one line of JSON. Bytes are base64, hashes hexadecimal, moments have microseconds. */
export interface ArchivedEvent {
  readonly position: number;
  readonly eventId: string;
  readonly topic: string;
  readonly key: string;
  readonly version: number;
  readonly type: string;
  readonly payload: string | null;
  readonly salt: string | null;
  readonly digest: string;
  readonly occurredAt: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceparent: string | null;
  readonly hash: string;
}

/** The file is no archive, is cut off, or was changed. */
export class BadArchive extends Error {}

/** What a file was found to hold: every event, in order, chained from `before` to `after`. */
export interface VerifiedArchive {
  readonly header: ArchiveHeader;
  /** Events by type. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of the file itself, in hexadecimal. */
  readonly sha256: string;
}

/** Writes gzipped lines: the header, the events, and a last line that tells a whole file from one that was cut off. */
export async function writeArchive(
  path: string,
  header: ArchiveHeader,
  events: AsyncIterable<ArchivedEvent>,
): Promise<void> {
  const unfinished = `${path}.unfinished`;
  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify(header)}\n`;
    let count = 0;
    for await (const event of events) {
      count += 1;
      yield `${JSON.stringify(event)}\n`;
    }
    yield `${JSON.stringify({ end: count })}\n`;
  }
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished));
  await onDisk(unfinished);
  await rename(unfinished, path);
  await onDisk(dirname(path));
}

/** Written means written: what is detached afterwards exists nowhere else. */
async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Follows the chain through a file, offline, and hands each event to `onEvent`. Throws BadArchive at the first thing that
 * does not fit.
 */
export async function readArchive(
  path: string,
  onEvent: (event: ArchivedEvent) => Promise<void> | void = () => undefined,
): Promise<VerifiedArchive> {
  const counts: Record<string, number> = {};
  let header: ArchiveHeader | undefined;
  let at: { position: number; hash: Buffer } | undefined;
  let ended = false;
  for await (const line of linesOf(path)) {
    if (ended) throw new BadArchive('there is more after the last line');
    if (!header || !at) {
      header = headerIn(line);
      at = { position: header.before.position, hash: Buffer.from(header.before.hash, 'hex') };
      continue;
    }
    const parsed = parsedLine(line);
    if ('end' in parsed) {
      if (parsed.end !== at.position - header.before.position)
        throw new BadArchive(`the last line counts ${parsed.end} events`);
      ended = true;
      continue;
    }
    const row = rowOf(parsed);
    const flaw = flawOf(row, at.position, at.hash);
    if (flaw) throw new BadArchive(`position ${parsed.position} does not fit: ${flaw}`);
    at = { position: parsed.position, hash: row.hash };
    counts[parsed.type] = (counts[parsed.type] ?? 0) + 1;
    await onEvent(parsed);
  }
  if (!header || !at || !ended) throw new BadArchive('the file is cut off');
  if (at.position !== header.last || at.hash.toString('hex') !== header.after.hash)
    throw new BadArchive('the chain does not end where the first line says');
  return { header, counts, sha256: await sha256Of(path) };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const content = file.pipe(createGunzip());
  // A pipe hands no errors on.
  file.on('error', (error) => content.destroy(error));
  try {
    yield* createInterface({ input: content, crlfDelay: Infinity });
  } catch (error) {
    throw asBadArchive(error);
  }
  // readline ends quietly where its input fails.
  if (content.errored) throw asBadArchive(content.errored);
}

/** What zlib says of bytes it cannot unpack is the file's fault, and so is not being there; what else the disk says is not. */
function asBadArchive(error: unknown): unknown {
  const { code } = Object(error) as { code?: unknown };
  if (code === 'ENOENT') return new BadArchive('there is no such file', { cause: error });
  return /^Z_/.test(String(code)) ? new BadArchive('the file is no whole gzip file', { cause: error }) : error;
}

function headerIn(line: string): ArchiveHeader {
  const header = parsedLine(line) as unknown as Partial<ArchiveHeader>;
  if (header.format !== 'harbourlink-journal' || header.formatVersion !== 1)
    throw new BadArchive('the file is no archive of a journal, or of a later version');
  if (header.before?.position !== (header.first ?? 0) - 1 || header.after?.position !== header.last)
    throw new BadArchive('the first line does not fit itself');
  return header as ArchiveHeader;
}

function parsedLine(line: string): ArchivedEvent | { readonly end: number } {
  try {
    return JSON.parse(line) as ArchivedEvent | { readonly end: number };
  } catch (error) {
    throw new BadArchive('a line is no JSON', { cause: error });
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}

function rowOf(event: ArchivedEvent): JournalRow {
  return {
    position: String(event.position),
    event_id: event.eventId,
    topic: event.topic,
    aggregate_id: event.key,
    version: event.version,
    type: event.type,
    payload: event.payload === null ? null : Buffer.from(event.payload, 'base64'),
    payload_salt: event.salt === null ? null : Buffer.from(event.salt, 'base64'),
    payload_digest: Buffer.from(event.digest, 'hex'),
    microseconds: microsecondsOf(event.occurredAt),
    correlation_id: event.correlationId,
    causation_id: event.causationId,
    hash: Buffer.from(event.hash, 'hex'),
  };
}

/** Of a moment such as 2026-11-22T08:00:00.123456Z, since 1970. */
function microsecondsOf(moment: string): string {
  const [, seconds = '', fraction = ''] = /^(.*)\.(\d{6})Z$/.exec(moment) ?? [];
  return String(BigInt(Date.parse(`${seconds}Z`)) * 1000n + BigInt(fraction || 0));
}
