import { Link } from '@tanstack/react-router';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { MeetingTag } from '../meetings/meeting-tag.js';
import type { Meeting } from '../meetings/meetings.queries.js';
import { texts as meetingTexts } from '../meetings/texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { texts } from './texts.js';
import { useOnlooker } from '../session/use-onlooker.js';

export interface MeetingsOfIntroductionProps {
  readonly introductionId: string;
  readonly meetings: readonly Meeting[];
  readonly mayArrange: boolean;
}

/** When the parties meet and have met. */
export function MeetingsOfIntroduction({ introductionId, meetings, mayArrange }: MeetingsOfIntroductionProps) {
  const say = useTexts(texts);
  const ofMeetings = useTexts(meetingTexts);
  const { moment, label } = useFormats();
  const { isOfficer } = useOnlooker();
  return (
    <section className="card stack" aria-labelledby="meetings">
      <h2 id="meetings">{say('meetings')}</h2>
      {meetings.length === 0 ? <p className="quiet">{say('meetings.none')}</p> : null}
      <ul className="list">
        {meetings.map(({ id, status, startsAt, heldAt, modeCode }) => (
          <li key={id} className="row between">
            <Link to="/meetings/$meetingId" params={{ meetingId: id }}>
              {moment(heldAt ?? startsAt)} · {label('meeting-mode', modeCode)}
            </Link>
            <MeetingTag status={status} />
          </li>
        ))}
      </ul>
      {mayArrange ? (
        <div className="answers">
          <ButtonLink to="/introductions/$introductionId/meetings/new" params={{ introductionId }}>
            {ofMeetings(isOfficer ? 'new.titleOfficer' : 'new.title')}
          </ButtonLink>
        </div>
      ) : null}
    </section>
  );
}
