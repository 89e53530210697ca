import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { OutcomeTag } from '../outcomes/outcome-tag.js';
import { ButtonLink } from '../parts/button-link.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { outcomesOfMemorandumQuery } from './memoranda.queries.js';
import type { Memorandum } from './status.js';
import { texts } from './texts.js';

export interface MemorandumOutcomesProps {
  readonly memorandum: Memorandum;
  readonly mayClaim: boolean;
}

/** What came of a memorandum; its officer claims it here. */
export function MemorandumOutcomes({ memorandum, mayClaim }: MemorandumOutcomesProps) {
  const say = useTexts(texts);
  const { label, money } = useFormats();
  const { data, error, refetch } = useQuery(outcomesOfMemorandumQuery(memorandum.id));
  const firm = memorandum.parties.find((party) => party.natureCode === 'enterprise' && party.organisationId);
  const isSigned = memorandum.signedOn !== undefined;
  return (
    <section className="card stack" aria-labelledby="outcomes">
      <div className="row between">
        <h2 id="outcomes">{say('outcomes')}</h2>
        {mayClaim && isSigned ? (
          <ButtonLink
            to="/outcomes/new"
            search={{
              memorandumId: memorandum.id,
              ...(firm?.organisationId !== undefined && { enterpriseId: firm.organisationId }),
            }}
          >
            {say('claim')}
          </ButtonLink>
        ) : null}
      </div>
      {error ? <ProblemBar error={error} again={() => void refetch()} /> : null}
      {data?.items.length === 0 ? <p className="quiet">{say('outcomes.none')}</p> : null}
      <ul className="list">
        {data?.items.map(({ id, kindCode, status, total }) => (
          <li key={id} className="row between">
            <Link to="/outcomes/$outcomeId" params={{ outcomeId: id }}>
              {label('outcome-kind', kindCode)} {total ? money(total) : ''}
            </Link>
            <OutcomeTag status={status} />
          </li>
        ))}
      </ul>
    </section>
  );
}
