import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { KeysetList } from '../lists/keyset-list.js';
import type { Column } from '../lists/keyset-list.js';
import { OrderField } from '../lists/order-field.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { Page } from '../parts/page.js';
import { IntroductionTag } from './introduction-tag.js';
import { readIntroductions } from './introductions.queries.js';
import type { Introduction, IntroductionFilters } from './introductions.queries.js';
import { namedParties } from './naming.js';
import { statuses, statusTexts } from './status.js';
import { texts } from './texts.js';
import { useOnlooker } from '../session/use-onlooker.js';
import { usePartyName } from './use-party-name.js';
import { isWaiting, ownParty, waitingFor } from './what-now.js';

/** The introductions the caller may see; what is filtered and sorted by stands in the address. */
export function IntroductionsPage() {
  const say = useTexts(texts);
  const filters = useSearch({ from: '/signed-in/introductions' });
  const columns = useColumns();
  return (
    <Page title={say('title')}>
      <Filters filters={filters} />
      <KeysetList
        label={say('list.label')}
        queryKey={['introductions', 'list', filters]}
        read={(cursor) => readIntroductions(filters, cursor)}
        idOf={({ id }) => id}
        columns={columns}
        empty={{ title: say('empty.title'), text: say('empty.text') }}
      />
    </Page>
  );
}

function Filters({ filters }: { readonly filters: IntroductionFilters }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const sayStatus = useTexts(statusTexts);
  const navigate = useNavigate();
  const { status, sort, needId } = filters;
  const show = (next: IntroductionFilters) => void navigate({ to: '/introductions', search: next, replace: true });
  const without = (name: keyof IntroductionFilters): IntroductionFilters => {
    const { [name]: _, ...rest } = filters;
    return rest;
  };
  return (
    <div className="stack">
      <div className="filters">
        <ChoiceField
          name="status"
          label={sayAlways('status')}
          value={status}
          choices={statuses.map((code) => ({ code, label: sayStatus(code) }))}
          none={sayAlways('all')}
          onChange={(next) => show(next ? { ...filters, status: next } : without('status'))}
        />
        <OrderField
          value={sort}
          change={(next) => show(next === 'oldest' ? { ...filters, sort: next } : without('sort'))}
        />
      </div>
      {needId ? (
        <p className="row">
          <span className="quiet">{say('filter.need')}</span>
          <Link to="/introductions" search={without('needId')}>
            {say('filter.showAll')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function useColumns(): Column<Introduction>[] {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { fromNow, label, list } = useFormats();
  const onlooker = useOnlooker();
  const nameOf = usePartyName();
  return [
    {
      title: say('list.parties'),
      cell: (introduction) => (
        <Link to="/introductions/$introductionId" params={{ introductionId: introduction.id }}>
          {list(namedParties(introduction, ownParty(introduction, onlooker)).map(nameOf))}
        </Link>
      ),
    },
    { title: sayAlways('status'), cell: ({ status }) => <IntroductionTag status={status} /> },
    { title: say('list.now'), cell: (introduction) => say(`waiting.${waitingFor(introduction, onlooker)}`) },
    {
      title: say('list.until'),
      cell: (introduction) => (isWaiting(introduction) ? fromNow(introduction.expiresAt) : say('waiting.nobody')),
    },
    { title: sayAlways('office'), cell: ({ officeCode }) => label('office', officeCode), secondary: true },
  ];
}
