import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { taxonomy } from '@harbourlink/taxonomy';
import type { TaxonomyKind } from '@harbourlink/taxonomy';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useFormats } from '../language/formats.js';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { KeysetList } from '../lists/keyset-list.js';
import type { Column } from '../lists/keyset-list.js';
import { ButtonLink } from '../parts/button-link.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { Page } from '../parts/page.js';
import { SearchField } from '../parts/search-field.js';
import { holds, useCaller } from '../session/session.js';
import { OfferStatusTag } from './offer-status-tag.js';
import type { Offer } from './offers.queries.js';
import { offersSearch } from './search.js';
import type { OffersSearch } from './search.js';
import { offerStatusTexts, offerTones } from './status.js';
import type { OfferStatus } from './status.js';
import { texts } from './texts.js';

const officers = ['officer', 'team_head', 'administrator', 'auditor', 'verifier'] as const;

/** The needs of the own firm; for officers, everybody's. */
export function OffersPage() {
  const say = useTexts(texts);
  const { date, labels, text } = useFormats();
  const caller = useCaller();
  const search = useSearch({ from: '/signed-in/offers' });
  const seesAll = holds(caller, ...officers);
  const states = holds(caller, 'provider_member');
  const begin = (
    <ButtonLink to="/offers/new" kind="primary">
      {say('new')}
    </ButtonLink>
  );
  const filtered = Object.keys(search).some((key) => key !== 'sort');
  const firm: Column<Offer> = { title: say('provider'), cell: (offer) => text(offer.providerNames) };
  return (
    <Page title={say('offers')} actions={states ? begin : null}>
      <Filters search={search} seesAll={seesAll} />
      <KeysetList<Offer>
        label={say('offers')}
        queryKey={['offers', 'list', search]}
        read={(cursor) => {
          const query = { ...search, ...(cursor !== undefined && { cursor }) };
          return answerOf(api.GET('/api/v1/offers', { params: { query } }));
        }}
        idOf={({ id }) => id}
        columns={[
          {
            title: say('offer'),
            cell: ({ id, serviceCodes }) => (
              <Link to="/offers/$offerId" params={{ offerId: id }}>
                {serviceCodes.length > 0 ? labels('service', serviceCodes) : say('untitled')}
              </Link>
            ),
          },
          ...(seesAll ? [firm] : []),
          { title: say('status'), cell: ({ status }) => <OfferStatusTag status={status} /> },
          { title: say('marketCodes'), secondary: true, cell: ({ marketCodes }) => labels('market', marketCodes) },
          { title: say('endsOn'), cell: ({ endsOn }) => (endsOn ? date(endsOn) : '') },
        ]}
        empty={
          filtered
            ? { title: say('empty.found') }
            : { title: say('empty'), text: say('empty.text'), ...(states && { action: begin }) }
        }
      />
    </Page>
  );
}

interface FiltersProps {
  readonly search: OffersSearch;
  readonly seesAll: boolean;
}

const statuses = Object.keys(offerTones) as OfferStatus[];

function Filters({ search, seesAll }: FiltersProps) {
  const say = useTexts(texts);
  const statusText = useTexts(offerStatusTexts);
  const language = useLanguage();
  const navigate = useNavigate({ from: '/offers' });
  const set = (change: { readonly [Key in keyof OffersSearch]?: string | undefined }) =>
    void navigate({
      search: (before) => offersSearch({ ...before, ...change }),
      replace: true,
    });
  const choicesOf = (kind: TaxonomyKind) =>
    taxonomy[kind].map(({ code, labels }) => ({ code: code as string, label: labels[language] }));
  return (
    <search className="filters">
      {seesAll ? <SearchField label={say('search')} value={search.q ?? ''} search={(q) => set({ q })} /> : null}
      <ChoiceField
        name="status"
        label={say('status')}
        value={search.status}
        none={say('all')}
        choices={statuses.map((code) => ({ code, label: statusText(code) }))}
        onChange={(status) => set({ status })}
      />
      <ChoiceField
        name="service"
        label={say('service')}
        value={search.service}
        none={say('all')}
        choices={choicesOf('service')}
        onChange={(service) => set({ service })}
      />
      {seesAll ? (
        <ChoiceField
          name="sort"
          label={say('sort')}
          value={search.sort ?? 'newest'}
          choices={(['newest', 'oldest'] as const).map((code) => ({ code, label: say(`sort.${code}`) }))}
          onChange={(sort) => set({ sort })}
        />
      ) : null}
    </search>
  );
}
