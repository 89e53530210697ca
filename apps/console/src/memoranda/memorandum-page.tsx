import { Link, useParams } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { Facts } from '../parts/facts.js';
import { OwnWords } from '../parts/own-words.js';
import { OfficerName } from '../parts/officer-name.js';
import { Page } from '../parts/page.js';
import { Stepper } from '../parts/stepper.js';
import { holds, useCaller } from '../session/session.js';
import { LifeTag, StageTag } from './memorandum-tags.js';
import { MemorandumActions } from './memorandum-actions.js';
import { MemorandumOutcomes } from './memorandum-outcomes.js';
import { Milestones } from './milestones.js';
import { memorandumQuery } from './memoranda.queries.js';
import { stepsOf } from './stage-steps.js';
import { memorandumWords } from './status.js';
import type { Memorandum } from './status.js';
import { texts } from './texts.js';
import { WhyItRests } from './why-it-rests.js';
import './memoranda.css';

/** One memorandum: where it stands, what it says, what has to be brought about, what came of it. */
export function MemorandumPage() {
  const { memorandumId } = useParams({ from: '/signed-in/memoranda/$memorandumId' });
  const { data: memorandum } = useSuspenseQuery(memorandumQuery(memorandumId));
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const word = useTexts(memorandumWords);
  const { text, lang, date } = useFormats();
  const caller = useCaller();
  const mayWork = holds(caller, 'officer', 'team_head');
  const readsChains = holds(caller, 'officer', 'team_head', 'verifier', 'administrator', 'auditor');
  const isOpen = memorandum.stage === 'draft' || memorandum.stage === 'negotiating';
  const isActive = memorandum.status === 'active';
  const steps = stepsOf(memorandum).map(({ key, state }) => ({
    key,
    state,
    title: word(`stage.${key}`),
    ...(key === 'signed' && memorandum.signedOn !== undefined && { text: date(memorandum.signedOn) }),
  }));
  return (
    <Page
      title={text(memorandum.title)}
      lang={lang(memorandum.title)}
      about={
        <>
          <StageTag stage={memorandum.stage} />
          <LifeTag life={memorandum.status} />
        </>
      }
      actions={
        <>
          {mayWork && isOpen && isActive ? (
            <ButtonLink to="/memoranda/$memorandumId/edit" params={{ memorandumId }}>
              {say('edit')}
            </ButtonLink>
          ) : null}
          {readsChains ? (
            <ButtonLink to="/chains/$id" params={{ id: memorandumId }}>
              {sayAlways('chain')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <WhyItRests memorandum={memorandum} />
      <div className="columns wide-left">
        <div className="stack">
          <section className="card stack" aria-labelledby="particulars">
            <h2 id="particulars">{say('particulars')}</h2>
            <Particulars memorandum={memorandum} />
          </section>
          <Milestones memorandum={memorandum} mayWork={mayWork && isActive} />
          <MemorandumOutcomes memorandum={memorandum} mayClaim={mayWork} />
        </div>
        <div className="aside aside-first">
          <section className="card stack" aria-labelledby="way">
            <h2 id="way">{say('way')}</h2>
            <Stepper label={say('way')} steps={steps} />
          </section>
          {mayWork && memorandum.stage !== 'delivered' ? <MemorandumActions memorandum={memorandum} /> : null}
        </div>
      </div>
    </Page>
  );
}

function Particulars({ memorandum }: { readonly memorandum: Memorandum }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { text, label, labels, date, money } = useFormats();
  const { introductionId, value, validFromOn, validUntilOn, areaCodes, projects } = memorandum;
  return (
    <>
      <Facts
        facts={[
          [say('kind'), label('memorandum-kind', memorandum.kindCode)],
          [sayAlways('office'), label('office', memorandum.officeCode)],
          [say('owner'), <OfficerName key="owner" personId={memorandum.ownerPersonId} />],
          [say('signedOn'), memorandum.signedOn === undefined ? say('notSigned') : date(memorandum.signedOn)],
          [say('value'), value && money(value)],
          [say('validFromOn'), validFromOn && date(validFromOn)],
          [say('validUntilOn'), validUntilOn && date(validUntilOn)],
          [say('areas'), areaCodes.length > 0 ? labels('area', areaCodes) : undefined],
          [
            say('fromIntroduction'),
            introductionId && (
              <Link key="introduction" to="/introductions/$introductionId" params={{ introductionId }}>
                {sayAlways('openIntroduction')}
              </Link>
            ),
          ],
        ]}
      />
      <h3>{say('parties')}</h3>
      <ul className="plain-list">
        {memorandum.parties.map((party) => (
          <li key={party.organisationId ?? text(party.name)}>
            {text(party.name)}{' '}
            <span className="quiet small">
              {say(`role.${party.roleCode}`)} · {say(`nature.${party.natureCode}`)}
            </span>
          </li>
        ))}
      </ul>
      <h3>{say('projects')}</h3>
      {projects.length === 0 ? (
        <p className="quiet">{say('projects.none')}</p>
      ) : (
        <ul className="plain-list">
          {projects.map(({ projectId, title, areaCode }) => (
            <li key={projectId}>
              <OwnWords of={title} /> <span className="quiet small">{label('area', areaCode)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
