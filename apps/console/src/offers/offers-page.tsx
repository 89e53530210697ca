import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { PublicationsPage } from '../publications/publications-page.js';
import { publicationTexts } from '../publications/texts.js';
import { holds, useCaller } from '../session/session.js';
import { offerKind } from './offer-kind.js';
import { offersSearch } from './search.js';
import { texts } from './texts.js';

/** The offers of the own firm; for officers, everybody's. */
export function OffersPage() {
  const say = useTexts(texts);
  const both = useTexts(publicationTexts);
  const { date } = useFormats();
  const search = useSearch({ from: '/signed-in/offers' });
  const navigate = useNavigate({ from: '/offers' });
  return (
    <PublicationsPage
      kind={offerKind}
      search={search}
      filter={(change) => void navigate({ search: (before) => offersSearch({ ...before, ...change }), replace: true })}
      queryKey={['offers', 'list', search]}
      read={(cursor) => {
        const query = { ...search, ...(cursor !== undefined && { cursor }) };
        return answerOf(api.GET('/api/v1/offers', { params: { query } }));
      }}
      linkTo={({ id }, title) => (
        <Link to="/offers/$offerId" params={{ offerId: id }}>
          {title}
        </Link>
      )}
      lastColumn={{ title: both('endsOn'), cell: ({ endsOn }) => (endsOn ? date(endsOn) : '') }}
      begin={
        holds(useCaller(), 'provider_member') ? (
          <ButtonLink to="/offers/new" kind="primary">
            {say('new')}
          </ButtonLink>
        ) : null
      }
    />
  );
}
