import { useFormats } from '../language/formats.js';
import type { Meeting } from './meetings.queries.js';

/** What each side of a meeting is called. */
export function useSideNames({ organisations }: Meeting): (organisationId: string) => string {
  const { text } = useFormats();
  return (organisationId) =>
    text(organisations.find((side) => side.organisationId === organisationId)?.names) || organisationId;
}
