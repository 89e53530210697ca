import { Link } from '@tanstack/react-router';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { OutcomeTag } from './band-tag.js';
import type { Explanation } from './candidates.queries.js';
import { othersToExplain } from './reasons-by-side.js';
import { RulesBroken } from './rules-broken.js';
import { texts } from './texts.js';

/** Who offers what is asked and is no candidate all the same, and why. */
export function OthersSection({ others }: { readonly others: readonly Explanation[] }) {
  const say = useTexts(texts);
  const { text } = useFormats();
  if (others.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="others">
      <h2 id="others">{say('others')}</h2>
      <ul className="list">
        {othersToExplain(others).map((pair) => {
          const provider = text(pair.providerNames);
          return (
            <li key={pair.offerId} className="other stack">
              <div className="row between">
                <h3>{provider}</h3>
                <span className="row">
                  <OutcomeTag outcome={pair.outcomeCode} />
                  {pair.scores ? (
                    <span className="quiet small">{say('onPaper', { score: pair.scores.score })}</span>
                  ) : null}
                </span>
              </div>
              <RulesBroken pair={pair} />
              <Link
                to="/needs/$needId/why-not"
                params={{ needId: pair.needId }}
                search={{ offerId: pair.offerId }}
                aria-label={`${say('whyNotThis')}: ${provider}`}
              >
                {say('whyNotThis')}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
