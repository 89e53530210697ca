import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import type { Need } from '../needs/needs.queries.js';
import { texts as needTexts } from '../needs/texts.js';
import { useNeedFacts } from '../needs/use-need-facts.js';
import { Facts } from '../parts/facts.js';
import { OwnWords } from '../parts/own-words.js';
import { texts } from './texts.js';

/** What the firm asks for, in its own words and in codes. */
export function NeedInShort({ need }: { readonly need: Need }) {
  const say = useTexts(texts);
  const field = useTexts(needTexts);
  const { text, date } = useFormats();
  const inCodes = useNeedFacts(need);
  const words = text(need.texts);
  return (
    <section className="card stack" aria-labelledby="need-in-short">
      <h2 id="need-in-short">{say('need')}</h2>
      {words ? (
        <blockquote className="words">
          <OwnWords of={need.texts} />
        </blockquote>
      ) : null}
      <Facts
        facts={[
          ...inCodes,
          [field('deadlineOn'), need.deadlineOn && date(need.deadlineOn)],
          [say('endsOn'), need.endsOn && date(need.endsOn)],
        ]}
      />
    </section>
  );
}
