import { Link } from '@tanstack/react-router';
import { useTexts } from '../language/use-texts.js';
import type { Outcome } from './status.js';
import { texts } from './texts.js';

/** Why an outcome goes no further as it is: a dispute, a verifier's doubt, or that a correction took its place. */
export function WhyItHalted({ outcome }: { readonly outcome: Outcome }) {
  const say = useTexts(texts);
  const { status, haltedAs, reasonCode, correctionOutcomeId } = outcome;
  if (correctionOutcomeId !== undefined)
    return (
      <div className="bar bar-amber stack">
        <p>
          {say('halted.corrected')}{' '}
          <Link to="/outcomes/$outcomeId" params={{ outcomeId: correctionOutcomeId }}>
            {say('openCorrection')}
          </Link>
        </p>
        {haltedAs !== undefined && reasonCode !== undefined ? (
          <p>{say(`before.${haltedAs}`, { reason: say(`reason.${reasonCode}`) })}</p>
        ) : null}
      </div>
    );
  if ((status === 'disputed' || status === 'sent-back') && reasonCode !== undefined)
    return <p className="bar bar-coral">{say(`halted.${status}`, { reason: say(`reason.${reasonCode}`) })}</p>;
  return null;
}
