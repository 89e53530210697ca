import { isUuid } from '@harbourlink/kernel';
import { decodeCursor, MalformedCursor } from '@harbourlink/persistence';

/** The id in the cursor of a list whose cursor is the id of the last item seen. Throws MalformedCursor. */
export function idInCursor(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !isUuid(id)) throw new MalformedCursor('the cursor is of another list');
  return id;
}
