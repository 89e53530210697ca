import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { Facts } from '../parts/facts.js';
import { Page } from '../parts/page.js';
import { StatusTag } from '../parts/status-tag.js';
import { MeetingActions } from './meeting-actions.js';
import { MeetingTag } from './meeting-tag.js';
import { meetingQuery } from './meetings.queries.js';
import type { Meeting } from './meetings.queries.js';
import { RatingForm } from './rating-form.js';
import { RatingsCard } from './ratings-card.js';
import { useSideNames } from './side-names.js';
import { texts } from './texts.js';
import { useOnlooker } from '../session/use-onlooker.js';
import { sidesToRate } from './what-now.js';
import '../parts/record.css';

/** One meeting: when, how and who; what each side thought of it, for officers and for that side. */
export function MeetingPage() {
  const say = useTexts(texts);
  const { moment, label } = useFormats();
  const { meetingId } = useParams({ from: '/signed-in/meetings/$meetingId' });
  const { data: meeting } = useSuspenseQuery(meetingQuery(meetingId));
  const onlooker = useOnlooker();
  const { startsAt, heldAt, modeCode, cancellationReasonCode, introductionId, status } = meeting;
  const sides = sidesToRate(meeting, onlooker);
  const nameOf = useSideNames(meeting);
  const arrangedBy = meeting.arrangedByOrganisationId;
  const isSide = meeting.organisationIds.includes(arrangedBy);
  return (
    <Page
      title={say('title', { date: moment(heldAt ?? startsAt) })}
      about={<MeetingTag status={status} />}
      actions={
        <ButtonLink to="/introductions/$introductionId" params={{ introductionId }}>
          {say('backToIntroduction')}
        </ButtonLink>
      }
    >
      <MeetingActions meeting={meeting} />
      {sides.length > 0 ? <RatingForm key={meeting.version} meeting={meeting} sides={sides} /> : null}
      <div className="columns two">
        <section className="card stack" aria-labelledby="facts">
          <h2 id="facts">{say('facts')}</h2>
          <Facts
            facts={[
              [say('startsAt'), moment(startsAt)],
              [say('heldAt'), heldAt && moment(heldAt)],
              [say('mode'), label('meeting-mode', modeCode)],
              [say('arrangedBy'), isSide ? nameOf(arrangedBy) : label('office', arrangedBy)],
              [
                say('cancelledBecause'),
                cancellationReasonCode ? say(`cancelled.${cancellationReasonCode}`) : undefined,
              ],
            ]}
          />
        </section>
        <SidesCard meeting={meeting} />
      </div>
      {status === 'held' ? <RatingsCard meeting={meeting} /> : null}
    </Page>
  );
}

function SidesCard({ meeting }: { readonly meeting: Meeting }) {
  const say = useTexts(texts);
  const nameOf = useSideNames(meeting);
  const { organisationIds, attendedOrganisationIds, status } = meeting;
  return (
    <section className="card stack" aria-labelledby="sides">
      <h2 id="sides">{say('sides')}</h2>
      <ul className="list">
        {organisationIds.map((id) => {
          const came = attendedOrganisationIds.includes(id);
          return (
            <li key={id} className="row between">
              <span>{nameOf(id)}</span>
              {status === 'held' ? (
                <StatusTag tone={came ? 'jade' : 'plain'}>{say(came ? 'came.yes' : 'came.no')}</StatusTag>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
