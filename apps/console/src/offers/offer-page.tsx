import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PublicationPage } from '../publications/publication-page.js';
import { offerKind } from './offer-kind.js';
import { offerQuery } from './offers.queries.js';
import { WhereTheOfferStands } from './where-the-offer-stands.js';

/** One offer. */
export function OfferPage() {
  const { offerId } = useParams({ from: '/signed-in/offers/$offerId' });
  const { data: offer } = useSuspenseQuery(offerQuery(offerId));
  return <PublicationPage kind={offerKind} publication={offer} progress={<WhereTheOfferStands offer={offer} />} />;
}
