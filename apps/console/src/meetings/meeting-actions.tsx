import { useState } from 'react';
import type { FormEvent } from 'react';
import { ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { TickList, toggled } from '../parts/choice-list.js';
import { Dialog } from '../parts/dialog.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { ReasonsDialog } from '../parts/reasons-dialog.js';
import { fromLocal, toLocal } from './local-moment.js';
import type { Meeting } from './meetings.queries.js';
import { MomentField } from './moment-field.js';
import { useSideNames } from './side-names.js';
import { texts } from './texts.js';
import { useMeetingCommand } from './use-meeting-command.js';
import { useOnlooker } from '../session/use-onlooker.js';
import { mayCancel, mayLogAsHeld } from './what-now.js';

const cancellationReasons = ['party-cannot-come', 'postponed', 'no-longer-wanted', 'made-in-error'] as const;

/** Logs that it took place, or calls it off. */
export function MeetingActions({ meeting }: { readonly meeting: Meeting }) {
  const say = useTexts(texts);
  const onlooker = useOnlooker();
  const [open, setOpen] = useState<'hold' | 'cancel'>();
  const close = () => setOpen(undefined);
  const holds = mayLogAsHeld(meeting, onlooker);
  const cancels = mayCancel(meeting, onlooker);
  if (!holds && !cancels) return null;
  return (
    <div className="answers">
      {holds ? (
        <Button kind="primary" onClick={() => setOpen('hold')}>
          {say('hold')}
        </Button>
      ) : null}
      {cancels ? <Button onClick={() => setOpen('cancel')}>{say('cancel')}</Button> : null}
      {open === 'hold' ? <HoldDialog meeting={meeting} close={close} /> : null}
      {open === 'cancel' ? <CancelDialog meeting={meeting} close={close} /> : null}
    </div>
  );
}

interface DialogProps {
  readonly meeting: Meeting;
  readonly close: () => void;
}

function HoldDialog({ meeting, close }: DialogProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const nameOf = useSideNames(meeting);
  const { id, version, organisationIds, startsAt } = meeting;
  const [came, setCame] = useState<ReadonlySet<string>>(new Set(organisationIds));
  // What was planned, or now when that is still to come.
  const [at, setAt] = useState(() => toLocal(new Date(Math.min(Date.parse(startsAt), Date.now()))));
  const [asked, setAsked] = useState(false);
  const heldAt = fromLocal(at);
  const holding = useMeetingCommand(
    id,
    (body: { attendedOrganisationIds: string[]; heldAt: string }) =>
      api.POST('/api/v1/meetings/{id}/holding', { params: { path: { id }, header: ifMatch(version) }, body }),
    close,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (heldAt && came.size > 0) holding.mutate({ attendedOrganisationIds: [...came], heldAt });
  };
  return (
    <Dialog title={say('hold')} close={close}>
      <form className="stack" onSubmit={submit} noValidate>
        <MomentField
          label={say('heldAt')}
          hint={say('startsAt.hint')}
          value={at}
          change={setAt}
          error={asked && !heldAt ? say('startsAt.wrong') : undefined}
        />
        <TickList
          legend={say('attended')}
          choices={organisationIds.map((code) => ({ code, label: nameOf(code) }))}
          ticked={came}
          tick={(code) => setCame(toggled(came, code))}
          error={asked && came.size === 0 ? say('attended.none') : undefined}
        />
        {holding.error ? <ProblemBar error={holding.error} /> : null}
        <div className="row">
          <Button kind="primary" type="submit" loading={holding.isPending}>
            {say('log')}
          </Button>
          <Button onClick={close}>{sayAlways('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function CancelDialog({ meeting: { id, version }, close }: DialogProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const cancelling = useMeetingCommand(
    id,
    (reasonCode: (typeof cancellationReasons)[number]) =>
      api.POST('/api/v1/meetings/{id}/cancellation', {
        params: { path: { id }, header: ifMatch(version) },
        body: { reasonCode },
      }),
    close,
  );
  return (
    <ReasonsDialog
      title={say('cancel')}
      text={say('cancel.text')}
      legend={sayAlways('reason')}
      reasons={cancellationReasons.map((code) => ({ code, label: say(`cancelled.${code}`) }))}
      how="one"
      confirm={say('cancel')}
      danger
      running={cancelling.isPending}
      error={cancelling.error}
      send={([reasonCode]) => cancelling.mutate(reasonCode)}
      close={close}
    />
  );
}
