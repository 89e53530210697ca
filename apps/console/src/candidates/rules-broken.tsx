import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import type { Explanation } from './candidates.queries.js';
import { CausedBy } from './caused-by.js';
import { texts } from './texts.js';
import './candidates.css';

/** Every rule that stands against the pair, in words, with the fields that caused it. */
export function RulesBroken({ pair }: { readonly pair: Explanation }) {
  const say = useTexts(texts);
  const { text } = useFormats();
  const { exclusions, outcomeCode } = pair;
  if (exclusions.length === 0) {
    return (
      <p className={outcomeCode === 'candidate' ? 'bar bar-jade' : 'bar bar-amber'}>
        {say(outcomeCode === 'candidate' ? 'rules.none' : 'rules.tooWeak')}
      </p>
    );
  }
  return (
    <ul className="rules" aria-label={say('rules.broken', { count: exclusions.length })}>
      {exclusions.map((exclusion) => (
        <li key={exclusion.code} className="rule" data-rule={exclusion.code}>
          <span className="rule-sign" aria-hidden="true">
            ✕
          </span>
          <span>
            {text(exclusion.text)}
            <CausedBy {...exclusion} />
          </span>
        </li>
      ))}
    </ul>
  );
}
