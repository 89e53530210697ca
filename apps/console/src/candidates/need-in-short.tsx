import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import type { Need } from '../needs/needs.queries.js';
import { texts as needTexts } from '../needs/texts.js';
import { Facts } from '../parts/facts.js';
import { OwnWords } from '../parts/own-words.js';
import { texts } from './texts.js';

/** What the firm asks for, in its own words and in codes. */
export function NeedInShort({ need }: { readonly need: Need }) {
  const say = useTexts(texts);
  const field = useTexts(needTexts);
  const { labels, label, text, date } = useFormats();
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
          [field('serviceCodes'), labels('service', need.serviceCodes)],
          [field('sectorCodes'), labels('sector', need.sectorCodes)],
          [field('marketCodes'), labels('market', need.marketCodes)],
          [field('stageCode'), need.stageCode && label('stage', need.stageCode)],
          [field('languageCodes'), labels('work-language', need.languageCodes)],
          [field('requiredAccreditationCodes'), labels('accreditation', need.requiredAccreditationCodes)],
          [field('deadlineOn'), need.deadlineOn && date(need.deadlineOn)],
          [say('endsOn'), need.endsOn && date(need.endsOn)],
        ]}
      />
    </section>
  );
}
