import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { needQuery } from '../needs/needs.queries.js';
import type { Need } from '../needs/needs.queries.js';
import { ButtonLink } from '../parts/button-link.js';
import { toggled } from '../parts/choice-list.js';
import { Page } from '../parts/page.js';
import { StateCard } from '../parts/state-card.js';
import { StatusTag } from '../parts/status-tag.js';
import { PublicationStatusTag } from '../publications/publication-status-tag.js';
import { holds, useCaller } from '../session/session.js';
import { CandidateCard } from './candidate-card.js';
import { candidatesQuery, suggestionsQuery } from './candidates.queries.js';
import type { Candidates } from './candidates.queries.js';
import { firmOf } from './firm-of.js';
import { IntroductionsOfNeed } from './introductions-of-need.js';
import { NeedInShort } from './need-in-short.js';
import { OthersSection } from './others-section.js';
import { ProposeDialog } from './propose-dialog.js';
import { rowsOf, shortlisted } from './shortlist.js';
import type { Row } from './shortlist.js';
import { PrintedShortlist, ShortlistCard } from './shortlist-card.js';
import { ShortlistBar } from './shortlist-bar.js';
import { texts } from './texts.js';
import { WhyFewer } from './why-fewer.js';
import '../parts/record.css';
import './candidates.css';

/** Who fits a need and why, as both sides see it; officers choose a shortlist here and propose introductions. */
export function CandidatesPage() {
  const say = useTexts(texts);
  const { text } = useFormats();
  const { needId } = useParams({ from: '/signed-in/needs/$needId/candidates' });
  const { data: need } = useSuspenseQuery(needQuery(needId));
  const { data: candidates } = useSuspenseQuery(candidatesQuery(needId));
  const { data: suggestions = [] } = useQuery(suggestionsQuery(needId));
  const isOfficer = candidates.others !== undefined;
  const firm = text(firmOf(need, candidates)) || say('thisFirm');
  const rows = rowsOf(candidates.items, suggestions);
  return (
    <Page
      title={firm === say('thisFirm') ? say('titleOnly') : say('title', { firm })}
      about={
        <>
          <PublicationStatusTag status={need.status} />
          {need.confidential ? <StatusTag tone="plum">{say('confidential')}</StatusTag> : null}
        </>
      }
      actions={
        isOfficer ? (
          <ButtonLink to="/needs/$needId/why-not" params={{ needId }}>
            {say('whyNot')}
          </ButtonLink>
        ) : null
      }
    >
      <NeedInShort need={need} />
      <WhyFewer candidates={candidates} />
      <ChoosingCandidates need={need} candidates={candidates} rows={rows} firm={firm} />
      {candidates.others ? <OthersSection others={candidates.others} /> : null}
    </Page>
  );
}

interface ChoosingProps {
  readonly need: Need;
  readonly candidates: Candidates;
  readonly rows: readonly Row[];
  readonly firm: string;
}

function ChoosingCandidates({ need, candidates, rows, firm }: ChoosingProps) {
  const say = useTexts(texts);
  const { text } = useFormats();
  const navigate = useNavigate();
  const mayChoose = holds(useCaller(), 'officer', 'team_head');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [proposing, setProposing] = useState(false);
  const shortlistHeading = useRef<HTMLHeadingElement>(null);
  const onShortlist = shortlisted(rows);
  const [leadsToShortlist, setLeadsToShortlist] = useState(false);
  useEffect(() => {
    if (!leadsToShortlist) return;
    shortlistHeading.current?.focus();
    setLeadsToShortlist(false);
  }, [leadsToShortlist]);
  const notice = text(candidates.notice);
  const proposed = (ids: readonly string[]) => {
    setProposing(false);
    const [introductionId] = ids;
    if (ids.length === 1 && introductionId)
      void navigate({ to: '/introductions/$introductionId', params: { introductionId } });
    else void navigate({ to: '/introductions', search: { needId: need.id } });
  };
  return (
    <>
      <IntroductionsOfNeed needId={need.id} />
      {mayChoose && onShortlist.length > 0 ? (
        <>
          <ShortlistCard
            rows={onShortlist}
            notice={notice}
            heading={shortlistHeading}
            propose={() => setProposing(true)}
          />
          <PrintedShortlist rows={onShortlist} need={need} firm={firm} notice={notice} />
        </>
      ) : null}
      <section className="stack" aria-labelledby="candidates">
        <h2 id="candidates">{say('candidates')}</h2>
        {candidates.others ? <p className="quiet small">{say('scoreOfficersOnly')}</p> : null}
        {rows.length === 0 ? (
          <StateCard kind="empty" title={say('empty.title')} text={say('empty.text')} />
        ) : (
          <ol className="list">
            {rows.map((row) => {
              const { offerId } = row.pair;
              const choice = { chosen: chosen.has(offerId), choose: () => setChosen(toggled(chosen, offerId)) };
              return <CandidateCard key={offerId} row={row} firm={firm} {...(mayChoose && { choice })} />;
            })}
          </ol>
        )}
        <p className="notice">{notice}</p>
        {mayChoose ? (
          <ShortlistBar
            needId={need.id}
            rows={rows}
            chosen={chosen}
            done={() => {
              setChosen(new Set());
              setLeadsToShortlist(true);
            }}
          />
        ) : null}
      </section>
      {proposing ? (
        <ProposeDialog
          needId={need.id}
          firm={firm}
          rows={onShortlist}
          notice={notice}
          close={() => setProposing(false)}
          done={proposed}
        />
      ) : null}
    </>
  );
}
