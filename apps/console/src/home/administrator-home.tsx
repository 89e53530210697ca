import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { stageWords } from '../funnel/status.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { deadLetters, funnelNow } from './home.queries.js';

import { texts } from './texts.js';

/** For administrators: what could not be handled, and the funnel in a line. */
export function AdministratorHome() {
  const say = useTexts(texts);
  const stage = useTexts(stageWords);
  const { number } = useFormats();
  const letters = useQuery({ queryKey: ['home', 'dead-letters'], queryFn: deadLetters });
  const funnel = useQuery({ queryKey: ['home', 'funnel'], queryFn: funnelNow });
  return (
    <>
      <section className="card stack waiting" aria-busy={letters.isPending}>
        <h2>{say('letters')}</h2>
        {letters.error ? <ProblemBar error={letters.error} again={() => void letters.refetch()} /> : null}
        {letters.data === 0 ? <p className="bar bar-jade">{say('letters.none')}</p> : null}
        {letters.data ? <p className="bar bar-coral">{say('letters.some', { count: letters.data })}</p> : null}
        <div>
          <Link to="/operations">{say('letters.open')}</Link>
        </div>
      </section>
      <section className="card stack waiting" aria-busy={funnel.isPending}>
        <h2>{say('funnel')}</h2>
        {funnel.error ? <ProblemBar error={funnel.error} again={() => void funnel.refetch()} /> : null}
        <ol className="funnel-line">
          {funnel.data?.stages.map(({ stage: code, count }) => (
            <li key={code}>
              <strong>{number(count)}</strong>
              <span className="quiet small">{stage(`stage.${code}`)}</span>
            </li>
          ))}
        </ol>
        <div>
          <Link to="/funnel">{say('funnel.open')}</Link>
        </div>
      </section>
    </>
  );
}
