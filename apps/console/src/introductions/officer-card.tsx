import { useState } from 'react';
import { ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { ReasonsDialog } from '../parts/reasons-dialog.js';
import { ExtendDialog } from './extend-dialog.js';
import type { Introduction } from './introductions.queries.js';
import { texts } from './texts.js';
import { useIntroductionCommand } from './use-introduction-command.js';
import type { Action } from './what-now.js';

const withdrawalReasons = ['made-in-error', 'need-changed', 'party-unavailable', 'replaced', 'other'] as const;
const results = ['co-operation-agreed', 'talks-continue', 'no-interest', 'not-possible-now'] as const;

export interface OfficerCardProps {
  readonly introduction: Introduction;
  readonly actions: readonly Action[];
}

/** What the office that proposed it may do. */
export function OfficerCard({ introduction, actions }: OfficerCardProps) {
  const say = useTexts(texts);
  const [open, setOpen] = useState<Action>();
  const close = () => setOpen(undefined);
  return (
    <section className="card stack now" aria-labelledby="now">
      <h2 id="now">{say('now')}</h2>
      <p>{say(actions.includes('withdraw') ? 'now.watch' : 'now.meetOfficer')}</p>
      <div className="answers">
        {actions.includes('extend') ? <Button onClick={() => setOpen('extend')}>{say('extend')}</Button> : null}
        {actions.includes('withdraw') ? <Button onClick={() => setOpen('withdraw')}>{say('withdraw')}</Button> : null}
        {actions.includes('close') ? <Button onClick={() => setOpen('close')}>{say('close')}</Button> : null}
      </div>
      {open === 'extend' ? <ExtendDialog introduction={introduction} close={close} /> : null}
      {open === 'withdraw' ? <WithdrawDialog introduction={introduction} close={close} /> : null}
      {open === 'close' ? <CloseDialog introduction={introduction} close={close} /> : null}
    </section>
  );
}

interface DialogProps {
  readonly introduction: Introduction;
  readonly close: () => void;
}

function WithdrawDialog({ introduction: { id, version }, close }: DialogProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const withdrawing = useIntroductionCommand(
    id,
    (reasonCode: (typeof withdrawalReasons)[number]) =>
      api.POST('/api/v1/introductions/{id}/withdrawal', {
        params: { path: { id }, header: ifMatch(version) },
        body: { reasonCode },
      }),
    close,
  );
  return (
    <ReasonsDialog
      title={say('withdraw.title')}
      text={say('withdraw.text')}
      legend={sayAlways('reason')}
      reasons={withdrawalReasons.map((code) => ({ code, label: say(`withdrawn.${code}`) }))}
      how="one"
      confirm={say('withdraw')}
      danger
      running={withdrawing.isPending}
      error={withdrawing.error}
      send={([reasonCode]) => withdrawing.mutate(reasonCode)}
      close={close}
    />
  );
}

function CloseDialog({ introduction: { id, version }, close }: DialogProps) {
  const say = useTexts(texts);
  const closing = useIntroductionCommand(
    id,
    (resultCode: (typeof results)[number]) =>
      api.POST('/api/v1/introductions/{id}/closing', {
        params: { path: { id }, header: ifMatch(version) },
        body: { resultCode },
      }),
    close,
  );
  return (
    <ReasonsDialog
      title={say('close')}
      text={say('close.text')}
      legend={say('close.result')}
      reasons={results.map((code) => ({ code, label: say(`result.${code}`) }))}
      how="one"
      confirm={say('close')}
      running={closing.isPending}
      error={closing.error}
      send={([resultCode]) => closing.mutate(resultCode)}
      close={close}
    />
  );
}
