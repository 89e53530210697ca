import { useState } from 'react';
import type { FormEvent } from 'react';
import { ifMatch } from '@harbourlink/api-client';
import { meetingRatingCodes } from '@harbourlink/taxonomy';
import { api } from '../api/api.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { ChoiceList } from '../parts/choice-list.js';
import { ProblemBar } from '../parts/problem-bar.js';
import type { Meeting, RatingCode } from './meetings.queries.js';
import { useSideNames } from './side-names.js';
import { texts } from './texts.js';
import { useMeetingCommand } from './use-meeting-command.js';
import { useOnlooker } from '../session/use-onlooker.js';

export interface RatingFormProps {
  readonly meeting: Meeting;
  /** Those that may be rated for. */
  readonly sides: readonly string[];
}

/** One side's judgement in four words; only officers read it. */
export function RatingForm({ meeting, sides }: RatingFormProps) {
  const say = useTexts(texts);
  const { label } = useFormats();
  const { isOfficer } = useOnlooker();
  const nameOf = useSideNames(meeting);
  const { id, version } = meeting;
  const [side, setSide] = useState<string | undefined>(sides[0]);
  const [ratingCode, setRatingCode] = useState<RatingCode>();
  const [asked, setAsked] = useState(false);
  const rating = useMeetingCommand(id, (body: { ratingCode: RatingCode; organisationId?: string }) =>
    api.POST('/api/v1/meetings/{id}/ratings', { params: { path: { id }, header: ifMatch(version) }, body }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (ratingCode) rating.mutate({ ratingCode, ...(isOfficer && side !== undefined && { organisationId: side }) });
  };
  return (
    <form className="card stack now" onSubmit={submit} aria-labelledby="rate">
      <h2 id="rate">{say('rate')}</h2>
      <p className="quiet">{say('rate.officersOnly')}</p>
      {isOfficer ? (
        <ChoiceList
          legend={say('rate.for')}
          choices={sides.map((code) => ({ code, label: nameOf(code) }))}
          value={side}
          choose={setSide}
        />
      ) : null}
      <ChoiceList
        legend={say('rate.question')}
        choices={meetingRatingCodes.map((code) => ({ code, label: label('meeting-rating', code) }))}
        value={ratingCode}
        choose={setRatingCode}
        error={asked && !ratingCode ? say('rate.choose') : undefined}
      />
      {rating.error ? <ProblemBar error={rating.error} /> : null}
      <div className="answers">
        <Button kind="primary" size="large" type="submit" loading={rating.isPending}>
          {say('rate.send')}
        </Button>
      </div>
    </form>
  );
}
