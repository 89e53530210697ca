import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { KeysetList } from '../lists/keyset-list.js';
import { OrderField } from '../lists/order-field.js';
import { Button } from '../parts/button.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { CodeFilter } from '../parts/code-filter.js';
import { Page } from '../parts/page.js';
import { SearchField } from '../parts/search-field.js';
import { texts as appTexts } from '../app/texts.js';
import { useCaller } from '../session/session.js';
import { EnterpriseStatusTag } from './enterprise-status-tag.js';
import type { Enterprise } from './enterprises.queries.js';
import { enterprisesSearch } from './search.js';
import type { EnterprisesSearch } from './search.js';
import { enterpriseStatusTexts, enterpriseTones } from './status.js';
import type { EnterpriseStatus } from './status.js';
import { texts } from './texts.js';

const statuses = Object.keys(enterpriseTones) as EnterpriseStatus[];

/** The queue of an office, and every enterprise the platform knows. */
export function EnterprisesPage() {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { label, labels, moment, text } = useFormats();
  const search = useSearch({ from: '/signed-in/enterprises' });
  const isWholeQueue = search.queue !== undefined && search.q === undefined && search.sector === undefined;
  return (
    <Page title={say('enterprises')}>
      <Queues />
      <Filters search={search} />
      <KeysetList
        label={say(search.queue ? 'queue.awaiting' : 'enterprises')}
        queryKey={['enterprises', 'list', search]}
        read={(cursor) => {
          const query = { ...search, ...(cursor !== undefined && { cursor }) };
          return answerOf(api.GET('/api/v1/enterprises', { params: { query } }));
        }}
        idOf={({ id }) => id}
        columns={[
          {
            title: say('name'),
            cell: ({ id, profile }) => (
              <Link to="/enterprises/$enterpriseId" params={{ enterpriseId: id }}>
                {text(profile.names)}
              </Link>
            ),
          },
          ...(search.queue
            ? [
                {
                  title: say('submittedAt'),
                  cell: ({ submittedAt }: Enterprise) =>
                    submittedAt === undefined ? '' : <time dateTime={submittedAt}>{moment(submittedAt)}</time>,
                },
              ]
            : []),
          { title: sayAlways('status'), cell: (enterprise) => <EnterpriseStatusTag enterprise={enterprise} /> },
          { title: say('place'), cell: ({ profile }) => (profile.placeCode ? label('place', profile.placeCode) : '') },
          { title: say('sector'), secondary: true, cell: ({ profile }) => labels('sector', profile.sectorCodes) },
          {
            title: say('office'),
            cell: ({ case: known }) => (known?.officeCode ? label('office', known.officeCode) : say('unrouted')),
          },
        ]}
        empty={
          isWholeQueue ? { title: say('empty.queue'), text: say('empty.queue.text') } : { title: say('empty.found') }
        }
      />
    </Page>
  );
}

function Queues() {
  const say = useTexts(texts);
  const { organisation } = useCaller();
  const { queue } = useSearch({ from: '/signed-in/enterprises' });
  // As home has it: the queue of an agency that has cases of its own is its own too.
  const awaiting = enterprisesSearch({ queue: 'awaiting-check', sort: 'oldest', office: organisation?.id });
  return (
    <nav className="pills" aria-label={say('queues')}>
      <Link
        to="/enterprises"
        search={awaiting}
        className="pill"
        activeOptions={{ exact: true }}
        aria-current={queue ? 'page' : undefined}
      >
        {say('queue.awaiting')}
      </Link>
      <Link
        to="/enterprises"
        search={{}}
        className="pill"
        activeOptions={{ exact: true }}
        aria-current={queue ? undefined : 'page'}
      >
        {say('queue.all')}
      </Link>
    </nav>
  );
}

function Filters({ search }: { readonly search: EnterprisesSearch }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const statusText = useTexts(enterpriseStatusTexts);
  const navigate = useNavigate({ from: '/enterprises' });
  const set = (change: { readonly [Key in keyof EnterprisesSearch]?: string | undefined }) =>
    void navigate({
      search: (before) => enterprisesSearch({ ...before, ...change }),
      replace: true,
    });
  const { queue, sort, ...filters } = search;
  return (
    <search className="stack">
      <div className="filters">
        <SearchField label={say('search')} value={search.q ?? ''} search={(q) => set({ q })} />
        <CodeFilter kind="office" label={say('office')} value={search.office} change={(office) => set({ office })} />
        {queue ? null : (
          <ChoiceField
            name="status"
            label={sayAlways('status')}
            value={search.status}
            none={sayAlways('all')}
            choices={statuses.map((code) => ({ code, label: statusText(code) }))}
            onChange={(status) => set({ status })}
          />
        )}
        <CodeFilter kind="sector" label={say('sector')} value={search.sector} change={(sector) => set({ sector })} />
        <OrderField value={sort ?? (queue ? 'oldest' : undefined)} change={(next) => set({ sort: next })} />
      </div>
      {Object.keys(filters).length > 0 ? (
        <div className="row">
          <Button
            size="small"
            onClick={() => set({ q: undefined, office: undefined, status: undefined, sector: undefined })}
          >
            {say('clear')}
          </Button>
        </div>
      ) : null}
    </search>
  );
}
