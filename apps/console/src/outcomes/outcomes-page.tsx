import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { texts as appTexts } from '../app/texts.js';
import { onlyGiven } from '../lists/in-address.js';
import { OrderField } from '../lists/order-field.js';
import { SearchField } from '../parts/search-field.js';
import { KeysetList } from '../lists/keyset-list.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { Page } from '../parts/page.js';
import { holds, useCaller } from '../session/session.js';
import { FirmName } from './firm-name.js';
import { OutcomeTag } from './outcome-tag.js';
import { readOutcomes } from './outcomes.queries.js';
import type { OutcomesFilter } from './outcomes.queries.js';
import { outcomeStatuses, outcomeWords } from './status.js';
import { texts } from './texts.js';

/** What came of the work. For a verifier `status=confirmed` is the queue, for an officer `queue=to-correct`. */
export function OutcomesPage() {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const word = useTexts(outcomeWords);
  const { label, money, number } = useFormats();
  const filter = useSearch({ from: '/signed-in/outcomes' });
  const navigate = useNavigate({ from: '/outcomes' });
  const show = (change: { readonly [Key in keyof OutcomesFilter]: OutcomesFilter[Key] | undefined }) =>
    void navigate({ search: (before) => onlyGiven<OutcomesFilter>({ ...before, ...change }), replace: true });
  const caller = useCaller();
  const isQueue = holds(caller, 'verifier') && filter.status === 'confirmed';
  const isOfficer = holds(caller, 'officer', 'team_head');
  const title = filter.queue ? say('queue.to-correct') : isQueue ? say('queue') : say('title');
  const emptyOf = () => {
    if (filter.q !== undefined) return { title: say('empty.filtered') };
    if (isQueue && !filter.queue) return { title: say('empty.queue') };
    if (filter.status !== undefined) return { title: say('empty.filtered') };
    return filter.queue ? { title: say('empty.to-correct') } : { title: say('empty.title'), text: say('empty.text') };
  };
  return (
    <Page
      title={title}
      about={say('about')}
      actions={
        isOfficer ? (
          <ButtonLink kind="primary" to="/outcomes/new">
            {say('new')}
          </ButtonLink>
        ) : undefined
      }
    >
      <div className="filters" role="search">
        <SearchField label={say('search')} value={filter.q ?? ''} search={(q) => show({ q: q || undefined })} />
        <ChoiceField
          name="status"
          label={sayAlways('status')}
          value={filter.status}
          none={sayAlways('all')}
          choices={outcomeStatuses.map((code) => ({ code, label: word(code) }))}
          onChange={(status) => show({ status })}
        />
        <OrderField value={filter.sort} change={(sort) => show({ sort })} />
        {holds(caller, 'verifier') && !isQueue ? (
          <ButtonLink to="/outcomes" search={{ status: 'confirmed', sort: 'oldest' }}>
            {say('queue')}
          </ButtonLink>
        ) : null}
        {filter.queue ? (
          <ButtonLink to="/outcomes">{say('queue.all')}</ButtonLink>
        ) : isOfficer ? (
          <ButtonLink to="/outcomes" search={{ queue: 'to-correct', sort: 'oldest' }}>
            {say('queue.to-correct')}
          </ButtonLink>
        ) : null}
      </div>
      <KeysetList
        label={title}
        queryKey={['outcomes', 'list', filter]}
        read={(cursor) => readOutcomes(filter, cursor)}
        idOf={({ id }) => id}
        empty={emptyOf()}
        columns={[
          {
            title: say('kind'),
            cell: ({ id, kindCode }) => (
              <Link to="/outcomes/$outcomeId" params={{ outcomeId: id }}>
                {label('outcome-kind', kindCode)}
              </Link>
            ),
          },
          { title: say('enterprise'), cell: (outcome) => <FirmName outcome={outcome} /> },
          { title: say('total'), cell: ({ total }) => (total ? money(total) : '—') },
          { title: say('jobs'), cell: ({ jobs }) => (jobs === undefined ? '—' : number(jobs)), secondary: true },
          { title: say('office'), cell: ({ officeCode }) => label('office', officeCode), secondary: true },
          { title: sayAlways('status'), cell: ({ status }) => <OutcomeTag status={status} /> },
        ]}
      />
    </Page>
  );
}
