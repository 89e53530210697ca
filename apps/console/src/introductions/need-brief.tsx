import { Link } from '@tanstack/react-router';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { texts as needTexts } from '../needs/texts.js';
import { Facts } from '../parts/facts.js';
import { OwnWords } from '../parts/own-words.js';
import type { Introduction } from './introductions.queries.js';
import { texts } from './texts.js';
import { useOnlooker } from '../session/use-onlooker.js';
import { ownParty } from './what-now.js';

export interface NeedBriefProps {
  readonly introduction: Introduction;
  readonly need: NonNullable<Introduction['need']>;
}

/** What it is about, as far as the reader may know: a blind brief has no words of the firm. */
export function NeedBrief({ introduction, need }: NeedBriefProps) {
  const say = useTexts(texts);
  const field = useTexts(needTexts);
  const { labels, label, text } = useFormats();
  const own = ownParty(introduction, useOnlooker());
  const words = text(need.texts);
  return (
    <section className="card stack" aria-labelledby="need">
      <div className="row between">
        <h2 id="need">{say('need')}</h2>
        {own?.sideCode === 'offer' ? null : (
          <Link to="/needs/$needId/candidates" params={{ needId: introduction.needId }}>
            {say('toCandidates')}
          </Link>
        )}
      </div>
      {words ? (
        <blockquote className="words">
          <OwnWords of={need.texts} />
        </blockquote>
      ) : null}
      {need.confidential && !words ? <p className="bar bar-plum">{say('need.blind')}</p> : null}
      <Facts
        facts={[
          [field('serviceCodes'), labels('service', need.serviceCodes)],
          [field('sectorCodes'), labels('sector', need.sectorCodes)],
          [field('marketCodes'), labels('market', need.marketCodes)],
          [field('stageCode'), need.stageCode && label('stage', need.stageCode)],
          [field('languageCodes'), labels('work-language', need.languageCodes)],
          [field('requiredAccreditationCodes'), labels('accreditation', need.requiredAccreditationCodes)],
        ]}
      />
    </section>
  );
}
