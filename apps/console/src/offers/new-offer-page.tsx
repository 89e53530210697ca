import { useNavigate, useSearch } from '@tanstack/react-router';
import { NewPublicationPage } from '../publications/new-publication-page.js';
import { useCaller } from '../session/session.js';
import { offerKind } from './offer-kind.js';

/** The first step of an offer, of the own firm unless the address names another. */
export function NewOfferPage() {
  const { organisation } = useCaller();
  const { providerId = organisation?.id ?? '' } = useSearch({ from: '/signed-in/offers/new' });
  const navigate = useNavigate();
  return (
    <NewPublicationPage
      kind={offerKind}
      firmId={providerId}
      show={(offerId) => void navigate({ to: '/offers/$offerId', params: { offerId }, replace: true })}
    />
  );
}
