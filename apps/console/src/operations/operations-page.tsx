import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { isForbidden } from '../api/queries.js';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { StateCard } from '../parts/state-card.js';
import { StatusTag } from '../parts/status-tag.js';
import { healthQuery, letterPageSize, letterStates, lettersQuery } from './operations.queries.js';
import type { LetterState } from './operations.queries.js';
import { ServicesTable } from './services-table.js';
import { services } from './services.js';
import type { Service } from './services.js';
import { texts } from './texts.js';
import './operations.css';

/** How every service is, and the events none of them could handle. */
export function OperationsPage() {
  const say = useTexts(texts);
  const tell = useTexts(appTexts);
  const { state = 'open', service } = useSearch({ from: '/signed-in/operations' });
  const navigate = useNavigate({ from: '/operations' });
  const health = useQuery(healthQuery);
  const show = (next: LetterState, of: Service | undefined) =>
    void navigate({
      search: { ...(next === 'settled' && { state: next }), ...(of && { service: of }) },
      replace: true,
    });
  return (
    <Page title={say('title')} about={say('about')} actions={<ButtonLink to="/parts">{tell('nav.parts')}</ButtonLink>}>
      <section className="stack" aria-labelledby="services">
        <h2 id="services">{say('services')}</h2>
        {health.data ? <ServicesTable answers={health.data} /> : <div className="skeleton" aria-busy="true" />}
      </section>
      <section className="stack" aria-labelledby="letters">
        <h2 id="letters">{say('letters')}</h2>
        <div className="filters" role="search">
          <ChoiceField
            name="state"
            label={say('state')}
            value={state}
            choices={letterStates.map((code) => ({ code, label: say(`state.${code}`) }))}
            onChange={(next) => next && show(next, service)}
          />
          <ChoiceField
            name="service"
            label={say('service')}
            value={service}
            none={tell('all')}
            choices={services.map((code) => ({ code, label: say(`service.${code}`) }))}
            onChange={(next) => show(state, next)}
          />
        </div>
        <Letters state={state} {...(service && { service })} />
      </section>
    </Page>
  );
}

function Letters(filter: { readonly state: LetterState; readonly service?: Service }) {
  const say = useTexts(texts);
  const { fromNow } = useFormats();
  const { data, error, refetch } = useQuery({ ...lettersQuery(filter), throwOnError: isForbidden });
  if (error && !data) return <ProblemBar error={error} again={() => void refetch()} />;
  if (!data) return <div className="skeleton" aria-busy="true" />;
  if (data.length === 0) {
    return filter.state === 'open' ? (
      <StateCard kind="empty" title={say('empty.open')} text={say('empty.open.text')} />
    ) : (
      <StateCard kind="empty" title={say('empty.settled')} />
    );
  }
  return (
    <>
      <table className="table letters" aria-label={say('letters')}>
        <thead>
          <tr>
            <th scope="col">{say('type')}</th>
            <th scope="col">{say('service')}</th>
            <th scope="col">{say('lane')}</th>
            <th scope="col">{say('error')}</th>
            <th scope="col">{say('diedAt')}</th>
            <th scope="col">{say('state')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((letter) => (
            <tr key={`${letter.service}/${letter.id}`}>
              <td data-title={say('type')}>
                <Link
                  to="/operations/$service/letters/$letterId"
                  params={{ service: letter.service, letterId: `${letter.id}` }}
                >
                  {letter.type}
                </Link>
              </td>
              <td data-title={say('service')}>{say(`service.${letter.service}`)}</td>
              <td data-title={say('lane')}>{letter.lane}</td>
              <td data-title={say('error')} className="words">
                {letter.error}
              </td>
              <td data-title={say('diedAt')}>{fromNow(letter.diedAt)}</td>
              <td data-title={say('state')}>
                {letter.settled ? (
                  <StatusTag tone="plain">
                    {say(`settled.${letter.settled.how}`, { when: fromNow(letter.settled.at) })}
                  </StatusTag>
                ) : (
                  <StatusTag tone="coral">{say('state.open')}</StatusTag>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">{say('more', { count: letterPageSize })}</p>
    </>
  );
}
