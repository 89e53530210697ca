import { instant, isUuid } from '@harbourlink/kernel';

/** One page of a list, and where the next one starts. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Give it back as `cursor`; absent on the last page. */
  readonly next?: string;
}

/** The cursor is not one of ours, or of another list. */
export class MalformedCursor extends Error {}

/** A keyset cursor: the sort key of the last row seen, opaque to the reader. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key in a cursor of `length` parts. Throws MalformedCursor for anything else. */
export function decodeCursor(cursor: string, length: number): readonly (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const wellFormed =
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => typeof part === 'string' || typeof part === 'number');
    // A NUL cannot be compared by PostgreSQL, and no key of ours holds one.
    if (wellFormed && !key.some((part) => String(part).includes('\u0000'))) return key as (string | number)[];
  } catch {
    // falls through to the one answer for every malformed cursor
  }
  throw new MalformedCursor('the cursor is malformed');
}

/** The id a page ended with, from the cursor of a list sorted by id; undefined for the first page. Throws MalformedCursor. */
export function idInCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !isUuid(id)) throw new MalformedCursor('the cursor is of another list');
  return id;
}

/** Whether a part of a cursor is a moment as we write it, of a day there is, and in a year PostgreSQL knows. */
export function isMoment(part: string): boolean {
  return !Number.isNaN(Date.parse(part)) && instant(part) === part && part >= '0001';
}

/**
 * The page out of `limit + 1` rows read in the order of `keyOf`: the extra row only tells that there is a next page.
 */
export function keysetPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
  toItem: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(toItem);
  return rows.length > limit && last !== undefined ? { items, next: encodeCursor(keyOf(last)) } : { items };
}
