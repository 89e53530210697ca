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
import { NeedStatusTag } from './need-status-tag.js';
import type { Need } from './needs.queries.js';
import { needsSearch } from './search.js';
import type { NeedsSearch } from './search.js';
import { needStatusTexts, needTones } from './status.js';
import type { NeedStatus } from './status.js';
import { texts } from './texts.js';

const officers = ['officer', 'team_head', 'administrator', 'auditor', 'verifier'] as const;

/** The needs of the own firm; for officers, everybody's. */
export function NeedsPage() {
  const say = useTexts(texts);
  const { date, labels, text } = useFormats();
  const caller = useCaller();
  const search = useSearch({ from: '/signed-in/needs' });
  const seesAll = holds(caller, ...officers);
  const states = holds(caller, 'enterprise_member');
  const begin = (
    <ButtonLink to="/needs/new" kind="primary">
      {say('new')}
    </ButtonLink>
  );
  const filtered = Object.keys(search).some((key) => key !== 'sort');
  const firm: Column<Need> = { title: say('enterprise'), cell: (need) => text(need.enterpriseNames) };
  return (
    <Page title={say('needs')} actions={states ? begin : null}>
      <Filters search={search} seesAll={seesAll} />
      <KeysetList<Need>
        label={say('needs')}
        queryKey={['needs', 'list', search]}
        read={(cursor) => {
          const query = { ...search, ...(cursor !== undefined && { cursor }) };
          return answerOf(api.GET('/api/v1/needs', { params: { query } }));
        }}
        idOf={({ id }) => id}
        columns={[
          {
            title: say('need'),
            cell: ({ id, serviceCodes }) => (
              <Link to="/needs/$needId" params={{ needId: id }}>
                {serviceCodes.length > 0 ? labels('service', serviceCodes) : say('untitled')}
              </Link>
            ),
          },
          ...(seesAll ? [firm] : []),
          { title: say('status'), cell: ({ status }) => <NeedStatusTag status={status} /> },
          { title: say('marketCodes'), secondary: true, cell: ({ marketCodes }) => labels('market', marketCodes) },
          { title: say('deadlineOn'), cell: ({ deadlineOn }) => (deadlineOn ? date(deadlineOn) : '') },
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
  readonly search: NeedsSearch;
  readonly seesAll: boolean;
}

const statuses = Object.keys(needTones) as NeedStatus[];

function Filters({ search, seesAll }: FiltersProps) {
  const say = useTexts(texts);
  const statusText = useTexts(needStatusTexts);
  const language = useLanguage();
  const navigate = useNavigate({ from: '/needs' });
  const set = (change: { readonly [Key in keyof NeedsSearch]?: string | undefined }) =>
    void navigate({
      search: (before) => needsSearch({ ...before, ...change }),
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
          name="office"
          label={say('office')}
          value={search.office}
          none={say('all')}
          choices={choicesOf('office')}
          onChange={(office) => set({ office })}
        />
      ) : null}
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
