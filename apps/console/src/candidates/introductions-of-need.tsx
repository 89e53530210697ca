import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IntroductionTag } from '../introductions/introduction-tag.js';
import { introductionsOfNeedQuery } from '../introductions/introductions.queries.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { texts } from './texts.js';

/** What has been proposed over the need already. */
export function IntroductionsOfNeed({ needId }: { readonly needId: string }) {
  const say = useTexts(texts);
  const { text, list } = useFormats();
  const { data: introductions = [] } = useQuery(introductionsOfNeedQuery(needId));
  if (introductions.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="introductions">
      <h2 id="introductions">{say('under')}</h2>
      <ul className="list">
        {introductions.map(({ id, status, parties }) => (
          <li key={id} className="row between">
            <Link to="/introductions/$introductionId" params={{ introductionId: id }}>
              {list(parties.filter(({ sideCode }) => sideCode === 'offer').map(({ names }) => text(names)))}
            </Link>
            <IntroductionTag status={status} />
          </li>
        ))}
      </ul>
    </section>
  );
}
