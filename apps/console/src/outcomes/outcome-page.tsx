import { Link, useParams } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { Facts } from '../parts/facts.js';
import { OfficerName } from '../parts/officer-name.js';
import { Page } from '../parts/page.js';
import { Stepper } from '../parts/stepper.js';
import { holds, useCaller } from '../session/session.js';
import { FirmName } from './firm-name.js';
import { OutcomeActions } from './outcome-actions.js';
import { OutcomeTag } from './outcome-tag.js';
import { stepsOf } from './outcome-steps.js';
import { outcomeQuery } from './outcomes.queries.js';
import { meansWords } from './status.js';
import type { Outcome } from './status.js';
import { texts } from './texts.js';
import { WhyItHalted } from './why-it-halted.js';
import '../parts/numbers-table.css';
import './outcomes.css';

/** One outcome: what is claimed, who has confirmed and verified it, and what can be done now. */
export function OutcomePage() {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const means = useTexts(meansWords);
  const { label } = useFormats();
  const { outcomeId } = useParams({ from: '/signed-in/outcomes/$outcomeId' });
  const { data: outcome } = useSuspenseQuery({ ...outcomeQuery(outcomeId), refetchInterval: 15_000 });
  const caller = useCaller();
  const readsChains = holds(caller, 'officer', 'team_head', 'verifier', 'administrator', 'auditor');
  const { confirmation, verification, status } = outcome;
  const isFirm = caller.organisation?.id === outcome.enterpriseId;
  const isOver = status === 'disputed' || status === 'sent-back' || status === 'corrected';
  const waits = isFirm ? 'wait.customer' : 'wait.mail';
  const about = {
    claimed: <OfficerName personId={outcome.claimedByPersonId} />,
    confirmed: confirmation ? means(confirmation.meansCode) : status === 'claimed' ? say(waits) : undefined,
    verified: verification ? (
      <OfficerName personId={verification.byPersonId} />
    ) : isFirm || isOver ? undefined : (
      say('fourEyes')
    ),
  };
  return (
    <Page
      title={label('outcome-kind', outcome.kindCode)}
      about={
        <>
          <FirmName outcome={outcome} />
          <OutcomeTag status={status} />
        </>
      }
      actions={
        readsChains ? (
          <ButtonLink to="/chains/$id" params={{ id: outcomeId }}>
            {sayAlways('chain')}
          </ButtonLink>
        ) : undefined
      }
    >
      <WhyItHalted outcome={outcome} />
      <div className="columns wide-left">
        <div className="stack">
          <section className="card stack" aria-labelledby="particulars">
            <h2 id="particulars">{say('particulars')}</h2>
            <Particulars outcome={outcome} />
          </section>
          {outcome.amounts.length > 0 ? <Amounts outcome={outcome} /> : null}
        </div>
        <div className="aside aside-first">
          <section className="card stack" aria-labelledby="way">
            <h2 id="way">{say('way')}</h2>
            <Stepper
              label={say('way')}
              steps={stepsOf(outcome).map(({ key, state }) => ({
                key,
                state,
                title: say(`step.${key}`),
                text: about[key],
              }))}
            />
          </section>
          <OutcomeActions outcome={outcome} />
        </div>
      </div>
    </Page>
  );
}

function Particulars({ outcome }: { readonly outcome: Outcome }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { label, number } = useFormats();
  const { memorandumId, introductionId, correctsOutcomeId, jobs } = outcome;
  const entry = (id: string) => (
    <Link to="/outcomes/$outcomeId" params={{ outcomeId: id }}>
      {say('openEntry')}
    </Link>
  );
  return (
    <Facts
      facts={[
        [say('enterprise'), <FirmName key="firm" outcome={outcome} />],
        [say('kind'), label('outcome-kind', outcome.kindCode)],
        [say('office'), label('office', outcome.officeCode)],
        [say('claimedBy'), <OfficerName key="claimant" personId={outcome.claimedByPersonId} />],
        [say('jobs'), jobs === undefined ? undefined : number(jobs)],
        [
          say('memorandum'),
          memorandumId && (
            <Link key="memorandum" to="/memoranda/$memorandumId" params={{ memorandumId }}>
              {say('openMemorandum')}
            </Link>
          ),
        ],
        [
          say('introduction'),
          introductionId && (
            <Link key="introduction" to="/introductions/$introductionId" params={{ introductionId }}>
              {sayAlways('openIntroduction')}
            </Link>
          ),
        ],
        [say('corrects'), correctsOutcomeId && entry(correctsOutcomeId)],
      ]}
    />
  );
}

function Amounts({ outcome }: { readonly outcome: Outcome }) {
  const say = useTexts(texts);
  const { money } = useFormats();
  const { amounts, total } = outcome;
  return (
    <table className="table numbers" aria-label={say('amounts')}>
      <thead>
        <tr>
          <th scope="col">{say('year')}</th>
          <th scope="col" className="figure">
            {say('amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {amounts.map(({ year, amount }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <td className="figure">{money(amount)}</td>
          </tr>
        ))}
        {total ? (
          <tr>
            <th scope="row">{say('total')}</th>
            <td className="figure">
              <strong>{money(total)}</strong>
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
