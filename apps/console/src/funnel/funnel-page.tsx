import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { meansWords } from '../outcomes/status.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { ShareBars } from '../parts/share-bars.js';
import { StatusTag } from '../parts/status-tag.js';
import { FunnelFilters } from './funnel-filters.js';
import { FunnelTable } from './funnel-table.js';
import { stageWords } from './status.js';
import type { Funnel } from './status.js';
import { texts } from './texts.js';
import { useLiveFunnel } from './use-live-funnel.js';
import '../parts/numbers-table.css';
import './funnel.css';

/** From known firms to verified outcomes: chart and table side by side, live. */
export function FunnelPage() {
  const say = useTexts(texts);
  const word = useTexts(stageWords);
  const { clock } = useFormats();
  const filter = useSearch({ from: '/signed-in/funnel' });
  const navigate = useNavigate({ from: '/funnel' });
  const { data, error, refetch, isLive, dataUpdatedAt } = useLiveFunnel(filter);
  const bars = useMemo(
    () =>
      (data?.stages ?? []).map(({ stage, count, of }) => ({
        key: stage,
        label: word(`stage.${stage}`),
        count,
        of,
        words: say('ratio', { count, of }),
      })),
    [data, say, word],
  );
  return (
    <Page
      title={say('title')}
      about={
        <>
          <span>{say('about')}</span>
          <StatusTag tone={isLive ? 'jade' : 'plain'}>{isLive ? say('live') : say('polling')}</StatusTag>
          {data ? <span className="small">{say('live.at', { time: clock(new Date(dataUpdatedAt)) })}</span> : null}
        </>
      }
    >
      <FunnelFilters filter={filter} show={(search) => void navigate({ search, replace: true })} />
      {error ? <ProblemBar error={error} again={() => void refetch()} /> : null}
      {data ? (
        <div className="columns funnel">
          <div className="stack">
            <section className="card" aria-labelledby="funnel-chart">
              <h2 id="funnel-chart">{say('chart.title')}</h2>
              <ShareBars
                description={say('chart')}
                bars={bars}
                choose={(stage) => void navigate({ to: '/funnel/$stage', params: { stage }, search: filter })}
              />
            </section>
            <Confirmations funnel={data} />
          </div>
          <FunnelTable stages={data.stages} filter={filter} />
        </div>
      ) : error ? null : (
        <div className="skeleton" aria-busy="true" />
      )}
    </Page>
  );
}

const meansCodes = ['bound-link', 'signed-in', 'chopped-letter', 'registry-evidence'] as const;

/** The same outcomes, by how their confirmation reached the platform: they are counted apart. */
function Confirmations({ funnel }: { readonly funnel: Funnel }) {
  const say = useTexts(texts);
  const word = useTexts(meansWords);
  const { number } = useFormats();
  if (funnel.confirmations.length === 0) return null;
  return (
    <table className="table numbers" aria-label={say('confirmations')}>
      <thead>
        <tr>
          <th scope="col">{say('confirmations')}</th>
          <th scope="col" className="figure">
            {say('count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {meansCodes.map((meansCode) => (
          <tr key={meansCode}>
            <th scope="row">{word(meansCode)}</th>
            <td className="figure">
              {number(funnel.confirmations.find((one) => one.meansCode === meansCode)?.count ?? 0)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
