import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { StatusTag } from '../parts/status-tag.js';
import { BandTag } from './band-tag.js';
import { DismissDialog } from './dismiss-dialog.js';
import { Reasons } from './reasons.js';
import { ScoreMap } from './score-map-view.js';
import { canBeShortlisted } from './shortlist.js';
import type { Row } from './shortlist.js';
import { suggestionTones, suggestionWords } from './suggestion-status.js';
import { texts } from './texts.js';

export interface CandidateCardProps {
  readonly row: Row;
  readonly firm: string;
  /** Absent for who only reads. */
  readonly choice?: { readonly chosen: boolean; readonly choose: () => void };
}

/** One candidate: how well it fits, why, from both sides; for officers the score and what it is made of. */
export function CandidateCard({ row, firm, choice }: CandidateCardProps) {
  const say = useTexts(texts);
  const sayStatus = useTexts(suggestionWords);
  const { text } = useFormats();
  const heading = useId();
  const { pair, suggestion } = row;
  const provider = text(pair.providerNames);
  return (
    <li className="card stack candidate">
      <article className="stack" aria-labelledby={heading}>
        <div className="row between">
          <h3 id={heading}>{provider}</h3>
          <div className="row">
            {suggestion && suggestion.status !== 'suggested' ? (
              <StatusTag tone={suggestionTones[suggestion.status]}>
                {sayStatus(`status.${suggestion.status}`)}
              </StatusTag>
            ) : null}
            {pair.bandCode ? <BandTag band={pair.bandCode} /> : null}
            {pair.scores ? <strong className="score">{say('score', { score: pair.scores.score })}</strong> : null}
          </div>
        </div>
        <Reasons reasons={pair.reasons} firm={firm} provider={provider} />
        {pair.scores ? (
          <details className="more">
            <summary>{say('map')}</summary>
            <ScoreMap scores={pair.scores} />
          </details>
        ) : null}
        {choice ? <Choice row={row} provider={provider} {...choice} /> : null}
      </article>
    </li>
  );
}

interface ChoiceProps {
  readonly row: Row;
  readonly provider: string;
  readonly chosen: boolean;
  readonly choose: () => void;
}

function Choice({ row, provider, chosen, choose }: ChoiceProps): ReactNode {
  const say = useTexts(texts);
  const [dismissing, setDismissing] = useState(false);
  const { suggestion } = row;
  if (!suggestion || (suggestion.status !== 'suggested' && suggestion.status !== 'shortlisted')) return null;
  return (
    <div className="row between">
      {canBeShortlisted(row) ? (
        <label className="tick">
          <input type="checkbox" checked={chosen} onChange={choose} />
          <span>
            {say('choose')}
            <span className="hidden">: {provider}</span>
          </span>
        </label>
      ) : (
        <span />
      )}
      <Button onClick={() => setDismissing(true)} aria-label={`${say('dismiss')}: ${provider}`}>
        {say('dismiss')}
      </Button>
      {dismissing ? (
        <DismissDialog suggestion={suggestion} provider={provider} close={() => setDismissing(false)} />
      ) : null}
    </div>
  );
}
