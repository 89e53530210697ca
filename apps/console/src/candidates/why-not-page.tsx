import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { needQuery } from '../needs/needs.queries.js';
import { ButtonLink } from '../parts/button-link.js';
import { Button } from '../parts/button.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { BandTag, OutcomeTag } from './band-tag.js';
import { candidatesQuery, explanationQuery, offersQuery } from './candidates.queries.js';
import { firmOf } from './firm-of.js';
import { NeedInShort } from './need-in-short.js';
import { Reasons } from './reasons.js';
import { RulesBroken } from './rules-broken.js';
import { ScoreMap } from './score-map-view.js';
import { texts } from './texts.js';
import '../parts/parts.css';
import '../parts/record.css';
import './candidates.css';

const from = '/signed-in/needs/$needId/why-not';

/** Any provider beside the need: every rule the pair breaks, every reason of both sides. */
export function WhyNotPage() {
  const say = useTexts(texts);
  const { text } = useFormats();
  const { needId } = useParams({ from });
  const { q = '', offerId } = useSearch({ from });
  const { data: need } = useSuspenseQuery(needQuery(needId));
  const { data: candidates } = useSuspenseQuery(candidatesQuery(needId));
  const firm = text(firmOf(need, candidates)) || say('thisFirm');
  return (
    <Page
      title={say('whyNot.title', { firm })}
      actions={
        <ButtonLink to="/needs/$needId/candidates" params={{ needId }}>
          {say('backToCandidates')}
        </ButtonLink>
      }
    >
      <ProviderSearch needId={needId} q={q} offerId={offerId} />
      {offerId ? <FullExplanation key={offerId} needId={needId} offerId={offerId} firm={firm} /> : null}
      <NeedInShort need={need} />
    </Page>
  );
}

interface ProviderSearchProps {
  readonly needId: string;
  readonly q: string;
  readonly offerId: string | undefined;
}

function ProviderSearch({ needId, q, offerId }: ProviderSearchProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { text, labels } = useFormats();
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState(q);
  const { data: offers, error, isFetching } = useQuery(offersQuery(q));
  const look = (event: FormEvent) => {
    event.preventDefault();
    const words = typed.trim();
    void navigate({ to: '/needs/$needId/why-not', params: { needId }, search: words === '' ? {} : { q: words } });
  };
  return (
    <section className="card stack">
      <form role="search" className="stack" onSubmit={look}>
        <p className="quiet">{say('whyNot.about')}</p>
        <div className="field">
          <label htmlFor={id}>{say('whyNot.search')}</label>
          <div className="search-row">
            <input
              id={id}
              className="input"
              type="search"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
            <Button kind="primary" type="submit" loading={isFetching}>
              {sayAlways('search')}
            </Button>
          </div>
        </div>
      </form>
      {error ? <ProblemBar error={error} /> : null}
      <div role="status">{offers?.length === 0 ? <p>{say('whyNot.none')}</p> : null}</div>
      {offers && offers.length > 0 ? (
        <ul className="list" aria-label={say('whyNot.found')}>
          {offers.map((offer) => (
            <li key={offer.id}>
              <Link
                to="/needs/$needId/why-not"
                params={{ needId }}
                search={{ q, offerId: offer.id }}
                className="found"
                aria-current={offer.id === offerId ? 'true' : undefined}
              >
                <strong>{text(offer.providerNames)}</strong>
                <span className="quiet small">{labels('service', offer.serviceCodes)}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

interface FullExplanationProps {
  readonly needId: string;
  readonly offerId: string;
  readonly firm: string;
}

function FullExplanation({ needId, offerId, firm }: FullExplanationProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { text } = useFormats();
  const { data: pair, error, refetch } = useQuery(explanationQuery(needId, offerId));
  if (error) return <ProblemBar error={error} again={() => void refetch()} />;
  if (!pair) return <p role="status">{sayAlways('loading')}</p>;
  const provider = text(pair.providerNames);
  return (
    <section className="card stack" aria-labelledby="explanation">
      <div className="row between">
        <h2 id="explanation">{provider}</h2>
        <span className="row">
          <OutcomeTag outcome={pair.outcomeCode} />
          {pair.bandCode && pair.outcomeCode === 'candidate' ? <BandTag band={pair.bandCode} /> : null}
        </span>
      </div>
      {pair.exclusions.length > 0 ? <h3>{say('rules.broken', { count: pair.exclusions.length })}</h3> : null}
      <RulesBroken pair={pair} />
      {pair.scores ? <p className="quiet">{say('onPaper', { score: pair.scores.score })}</p> : null}
      <Reasons reasons={pair.reasons} firm={firm} provider={provider} />
      {pair.scores ? (
        <>
          <h3>{say('map')}</h3>
          <ScoreMap scores={pair.scores} />
        </>
      ) : null}
    </section>
  );
}
