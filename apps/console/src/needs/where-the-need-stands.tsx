import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Stepper } from '../parts/stepper.js';
import { publicationStatusTexts } from '../publications/status.js';
import { publicationTexts } from '../publications/texts.js';
import { needSteps } from './need-steps.js';
import type { NeedStepKey } from './need-steps.js';
import { candidatesOfNeedQuery, introductionsOfNeedQuery } from './needs.queries.js';
import type { Need } from './needs.queries.js';
import { texts } from './texts.js';

/** The way of a need, and what came of it. */
export function WhereTheNeedStands({ need }: { readonly need: Need }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const both = useTexts(publicationTexts);
  const statusText = useTexts(publicationStatusTexts);
  const { date, text } = useFormats();
  const published = need.status !== 'draft';
  const { data: matched } = useQuery({ ...candidatesOfNeedQuery(need.id), enabled: need.status === 'published' });
  const { data: introductions = [] } = useQuery({ ...introductionsOfNeedQuery(need.id), enabled: published });
  const candidates = matched?.items.length ?? 0;
  const textOf = (key: NeedStepKey): string | undefined => {
    if (key === 'published' && need.status === 'published' && need.endsOn)
      return both('step.published.text', { date: date(need.endsOn) });
    if (key === 'matched' && matched) return say('step.matched.text', { count: candidates });
    if (key === 'introduced' && introductions.length > 0)
      return say('step.introduced.text', { count: introductions.length });
    if (key === 'ended' && need.endedReasonCode) return statusText(`ended.${need.endedReasonCode}`);
    return undefined;
  };
  const titleOf = (key: NeedStepKey) =>
    key === 'matched' || key === 'introduced' ? say(`step.${key}`) : both(`step.${key}`);
  const steps = needSteps({ status: need.status, candidates, introductions: introductions.length }).map((step) => {
    const said = textOf(step.key);
    return { ...step, title: titleOf(step.key), ...(said !== undefined && { text: said }) };
  });
  return (
    <section className="card stack">
      <h2>{sayAlways('progress')}</h2>
      <Stepper label={sayAlways('progress')} steps={steps} />
      {introductions.length > 0 ? (
        <div>
          <h3>{sayAlways('nav.introductions')}</h3>
          <ul className="plain-list">
            {introductions.map((introduction) => (
              <li key={introduction.id}>
                <Link to="/introductions/$introductionId" params={{ introductionId: introduction.id }}>
                  {introduction.parties
                    .filter(({ sideCode }) => sideCode === 'offer')
                    .map((party) => text(party.names))
                    .filter((name) => name !== '')
                    .join(' · ') || sayAlways('openIntroduction')}
                </Link>{' '}
                <span className="quiet small">{text(introduction.statusText)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
