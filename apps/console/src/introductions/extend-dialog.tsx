import { useState } from 'react';
import type { FormEvent } from 'react';
import { ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { DaysField } from '../parts/days-field.js';
import { secondsOf } from '../parts/days.js';
import { Dialog } from '../parts/dialog.js';
import { ProblemBar } from '../parts/problem-bar.js';
import type { Introduction } from './introductions.queries.js';
import { texts } from './texts.js';
import { useIntroductionCommand } from './use-introduction-command.js';

/** More time for the parties, once. */
export function ExtendDialog({
  introduction: { id, version },
  close,
}: {
  readonly introduction: Introduction;
  readonly close: () => void;
}) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const [days, setDays] = useState('20');
  const [asked, setAsked] = useState(false);
  const lifetimeSeconds = secondsOf(days);
  const extending = useIntroductionCommand(
    id,
    (seconds: number) =>
      api.POST('/api/v1/introductions/{id}/extension', {
        params: { path: { id }, header: ifMatch(version) },
        body: { lifetimeSeconds: seconds },
      }),
    close,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (lifetimeSeconds) extending.mutate(lifetimeSeconds);
  };
  return (
    <Dialog title={say('extend')} close={close}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="quiet">{say('extend.text')}</p>
        <DaysField
          label={say('lifetime')}
          days={days}
          change={setDays}
          error={asked && !lifetimeSeconds ? say('lifetime.wrong') : undefined}
        />
        {extending.error ? <ProblemBar error={extending.error} /> : null}
        <div className="row">
          <Button kind="primary" type="submit" loading={extending.isPending}>
            {say('extend')}
          </Button>
          <Button onClick={close}>{sayAlways('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
