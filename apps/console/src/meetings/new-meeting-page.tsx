import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { meetingModeCodes } from '@harbourlink/taxonomy';
import { introductionQuery } from '../introductions/introductions.queries.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ButtonLink } from '../parts/button-link.js';
import { Button } from '../parts/button.js';
import { ChoiceList, TickList, toggled } from '../parts/choice-list.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { fromLocal, nextHour, toLocal } from './local-moment.js';
import { MomentField } from './moment-field.js';
import { texts } from './texts.js';
import { useNewMeeting } from './use-new-meeting.js';
import { useOnlooker } from '../session/use-onlooker.js';
import '../parts/record.css';

/** Arranges a meeting of the parties; officers also log one that has taken place. */
export function NewMeetingPage() {
  const say = useTexts(texts);
  const { list, text } = useFormats();
  const { introductionId } = useParams({ from: '/signed-in/introductions/$introductionId/meetings/new' });
  const { data: introduction } = useSuspenseQuery(introductionQuery(introductionId));
  const { isOfficer } = useOnlooker();
  const names = list(introduction.parties.map((party) => text(party.names)));
  return (
    <Page
      title={say(isOfficer ? 'new.titleOfficer' : 'new.title')}
      about={say('new.with', { names })}
      actions={
        <ButtonLink to="/introductions/$introductionId" params={{ introductionId }}>
          {say('backToIntroduction')}
        </ButtonLink>
      }
    >
      <MeetingForm introductionId={introductionId} />
    </Page>
  );
}

type What = 'arrange' | 'log';

function MeetingForm({ introductionId }: { readonly introductionId: string }) {
  const say = useTexts(texts);
  const { label, text } = useFormats();
  const navigate = useNavigate();
  const { isOfficer } = useOnlooker();
  const { data: introduction } = useSuspenseQuery(introductionQuery(introductionId));
  const sides = introduction.parties.flatMap(({ organisationId, names }) =>
    organisationId === undefined ? [] : [{ code: organisationId, label: text(names) }],
  );
  const [what, setWhat] = useState<What>('arrange');
  const [modeCode, setModeCode] = useState<(typeof meetingModeCodes)[number]>('online');
  const [at, setAt] = useState(() => toLocal(nextHour(new Date())));
  const [came, setCame] = useState<ReadonlySet<string>>(new Set(sides.map(({ code }) => code)));
  const [asked, setAsked] = useState(false);
  const arranging = useNewMeeting(
    (meetingId) => void navigate({ to: '/meetings/$meetingId', params: { meetingId }, replace: true }),
  );
  const startsAt = fromLocal(at);
  const nobodyCame = what === 'log' && came.size === 0;
  const choose = (next: What) => {
    setWhat(next);
    setAt(toLocal(next === 'log' ? new Date() : nextHour(new Date())));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!startsAt || nobodyCame) return;
    const meeting = { introductionId, modeCode, startsAt };
    arranging.mutate({ meeting, ...(what === 'log' && { attendedOrganisationIds: [...came] }) });
  };
  return (
    <form className="card stack" onSubmit={submit} noValidate>
      {isOfficer ? (
        <ChoiceList
          legend={say('what')}
          choices={(['arrange', 'log'] as const).map((code) => ({ code, label: say(`what.${code}`) }))}
          value={what}
          choose={choose}
        />
      ) : null}
      <ChoiceList
        legend={say('mode')}
        choices={meetingModeCodes.map((code) => ({ code, label: label('meeting-mode', code) }))}
        value={modeCode}
        choose={setModeCode}
      />
      <MomentField
        label={say('startsAt')}
        hint={say('startsAt.hint')}
        value={at}
        change={setAt}
        error={asked && !startsAt ? say('startsAt.wrong') : undefined}
      />
      {what === 'log' ? (
        <TickList
          legend={say('attended')}
          choices={sides}
          ticked={came}
          tick={(code) => setCame(toggled(came, code))}
          error={asked && nobodyCame ? say('attended.none') : undefined}
        />
      ) : null}
      {arranging.error ? <ProblemBar error={arranging.error} /> : null}
      <div className="row">
        <Button kind="primary" size="large" type="submit" loading={arranging.isPending}>
          {say(what === 'log' ? 'log' : 'arrange')}
        </Button>
      </div>
    </form>
  );
}
