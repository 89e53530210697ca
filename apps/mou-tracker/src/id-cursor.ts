import { isUuid } from '@harbourlink/kernel';
import { decodeCursor, MalformedCursor } from '@harbourlink/persistence';

/** The id a page ended with, from the cursor of a list sorted by id; undefined for the first page. */
export function idInCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !isUuid(id)) throw new MalformedCursor('the cursor is of another list');
  return id;
}
