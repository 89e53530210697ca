import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import { offerStatusTexts, offerTones } from './status.js';
import type { OfferStatus } from './status.js';

export function OfferStatusTag({ status }: { readonly status: OfferStatus }) {
  const say = useTexts(offerStatusTexts);
  return <StatusTag tone={offerTones[status]}>{say(status)}</StatusTag>;
}
