import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import { publicationStatusTexts, publicationTones } from './status.js';
import type { PublicationStatus } from './status.js';

/** Where a need or an offer is in its life, in a word. */
export function PublicationStatusTag({ status }: { readonly status: PublicationStatus }) {
  const say = useTexts(publicationStatusTexts);
  return <StatusTag tone={publicationTones[status]}>{say(status)}</StatusTag>;
}
