import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import type { Candidates } from './candidates.queries.js';
import { texts } from './texts.js';

/** What nobody covers, and why there are fewer than three to choose from. */
export function WhyFewer({ candidates }: { readonly candidates: Candidates }) {
  const say = useTexts(texts);
  const { labels } = useFormats();
  const { unmetServiceCodes, shortfall } = candidates;
  if (unmetServiceCodes.length === 0 && !shortfall) return null;
  return (
    <section className="stack" aria-label={say('shortfall')}>
      {unmetServiceCodes.length > 0 ? (
        <p className="bar bar-amber">{say('unmet', { services: labels('service', unmetServiceCodes) })}</p>
      ) : null}
      {shortfall ? (
        <div className="card stack tight">
          <h2>{say('shortfall')}</h2>
          <p>
            {say('shortfall.figures', {
              providers: shortfall.providers,
              offering: shortfall.offering,
              tooWeak: shortfall.tooWeak,
            })}
          </p>
        </div>
      ) : null}
    </section>
  );
}
