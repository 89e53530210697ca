import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { MeetingsOfIntroduction } from './meetings-of-introduction.js';
import { meetingsOfQuery } from '../meetings/meetings.queries.js';
import { ButtonLink } from '../parts/button-link.js';
import { Page } from '../parts/page.js';
import { AnswerCard } from './answer-card.js';
import { ContactsCard } from './contacts-card.js';
import { IntroductionTag } from './introduction-tag.js';
import { introductionQuery } from './introductions.queries.js';
import type { Introduction } from './introductions.queries.js';
import { namedParties } from './naming.js';
import { NeedBrief } from './need-brief.js';
import { OfficerCard } from './officer-card.js';
import { PartiesCard } from './parties-card.js';
import { ProgressCard } from './progress-card.js';
import { texts } from './texts.js';
import { useOnlooker } from '../session/use-onlooker.js';
import { usePartyName } from './use-party-name.js';
import { actionsNow, isWaiting, mayRecordMemorandum, ownParty } from './what-now.js';
import type { Action } from './what-now.js';
import '../parts/record.css';
import './introductions.css';

/** Milliseconds until an introduction that waits for others is read again. */
const WHILE_WAITING = 15_000;

/** One introduction: what is asked of me now, who takes part, whom to write to, what came of it. */
export function IntroductionPage() {
  const say = useTexts(texts);
  const { list, moment, fromNow, text } = useFormats();
  const { introductionId } = useParams({ from: '/signed-in/introductions/$introductionId' });
  const { data: introduction } = useSuspenseQuery({
    ...introductionQuery(introductionId),
    refetchInterval: ({ state }) => (state.data && isWaiting(state.data) ? WHILE_WAITING : false),
  });
  const { data: meetings = [] } = useQuery(meetingsOfQuery(introductionId));
  const onlooker = useOnlooker();
  const nameOf = usePartyName();
  const own = ownParty(introduction, onlooker);
  const actions = actionsNow(introduction, onlooker);
  const names = list(namedParties(introduction, own).map(nameOf));
  const met = meetings.some(({ status }) => status === 'held');
  return (
    <Page
      title={say('one', { names })}
      about={
        <>
          <IntroductionTag status={introduction.status} />
          {isWaiting(introduction)
            ? say('until', { date: moment(introduction.expiresAt), fromNow: fromNow(introduction.expiresAt) })
            : null}
        </>
      }
      actions={
        mayRecordMemorandum(introduction, onlooker) ? (
          <ButtonLink to="/memoranda/new" search={{ introductionId }}>
            {say('recordMemorandum')}
          </ButtonLink>
        ) : null
      }
    >
      <div className="columns wide-left">
        <div className="stack">
          <Now introduction={introduction} actions={actions} />
          {introduction.contactsDisclosed ? <ContactsCard introductionId={introduction.id} own={own} /> : null}
          {introduction.contactsDisclosed ? (
            <MeetingsOfIntroduction
              introductionId={introduction.id}
              meetings={meetings}
              mayArrange={actions.includes('arrange-meeting')}
            />
          ) : null}
          {introduction.need ? <NeedBrief introduction={introduction} need={introduction.need} /> : null}
        </div>
        <div className="stack">
          <PartiesCard introduction={introduction} own={own} />
          <ProgressCard introduction={introduction} met={met} />
        </div>
      </div>
      <p className="notice">{text(introduction.notice)}</p>
    </Page>
  );
}

function Now({ introduction, actions }: { readonly introduction: Introduction; readonly actions: readonly Action[] }) {
  const say = useTexts(texts);
  const { text } = useFormats();
  const onlooker = useOnlooker();
  if (actions.includes('accept') || actions.includes('check-conflict'))
    return <AnswerCard introduction={introduction} actions={actions} />;
  if (actions.includes('withdraw') || actions.includes('close'))
    return <OfficerCard introduction={introduction} actions={actions} />;
  const own = ownParty(introduction, onlooker);
  const said = {
    'in-progress': say('now.meet'),
    waiting: say(own?.accepted ? 'now.wait' : 'now.watch'),
    over: text(introduction.statusText),
  };
  const state = isWaiting(introduction) ? 'waiting' : introduction.status === 'in-progress' ? 'in-progress' : 'over';
  return (
    <section className="card stack now" aria-labelledby="now">
      <h2 id="now">{say('now')}</h2>
      <p role="status">{said[state]}</p>
    </section>
  );
}
