import { useState } from 'react';
import { ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { ReasonsDialog } from '../parts/reasons-dialog.js';
import { DeclareConflict } from './declare-conflict.js';
import type { Introduction } from './introductions.queries.js';
import { texts } from './texts.js';
import { useIntroductionCommand } from './use-introduction-command.js';
import type { Action } from './what-now.js';

const declineReasons = [
  'no-capacity',
  'not-a-fit',
  'wrong-time',
  'known-already',
  'commercial-terms',
  'no-longer-needed',
  'other',
] as const;

export interface AnswerCardProps {
  readonly introduction: Introduction;
  readonly actions: readonly Action[];
}

/** What a party is asked: first whether there is a conflict of interest, then whether it accepts. */
export function AnswerCard({ introduction, actions }: AnswerCardProps) {
  const say = useTexts(texts);
  const [declining, setDeclining] = useState(false);
  const { id, version } = introduction;
  const params = { path: { id }, header: ifMatch(version) };
  const clearing = useIntroductionCommand(id, () =>
    api.POST('/api/v1/introductions/{id}/conflict-check', { params, body: { resultCode: 'cleared' } }),
  );
  const accepting = useIntroductionCommand(id, () => api.POST('/api/v1/introductions/{id}/acceptance', { params }));
  const checks = actions.includes('check-conflict');
  const error = clearing.error ?? accepting.error;
  return (
    <section className="card stack now" aria-labelledby="now">
      <h2 id="now">{say(checks ? 'conflict.title' : 'answer.title')}</h2>
      <p>{say(checks ? 'conflict.text' : 'answer.text')}</p>
      {error ? <ProblemBar error={error} /> : null}
      <div className="answers">
        {checks ? (
          <>
            <Button kind="primary" size="large" loading={clearing.isPending} onClick={() => clearing.mutate(undefined)}>
              {say('conflict.clear')}
            </Button>
            <DeclareConflict introduction={introduction} />
          </>
        ) : (
          <Button kind="primary" size="large" loading={accepting.isPending} onClick={() => accepting.mutate(undefined)}>
            {say('accept')}
          </Button>
        )}
        <Button size="large" onClick={() => setDeclining(true)}>
          {say('decline')}
        </Button>
      </div>
      {declining ? <DeclineDialog introduction={introduction} close={() => setDeclining(false)} /> : null}
    </section>
  );
}

function DeclineDialog({ introduction, close }: { readonly introduction: Introduction; readonly close: () => void }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { id, version } = introduction;
  const declining = useIntroductionCommand(
    id,
    (reasonCode: (typeof declineReasons)[number]) =>
      api.POST('/api/v1/introductions/{id}/decline', {
        params: { path: { id }, header: ifMatch(version) },
        body: { reasonCode },
      }),
    close,
  );
  return (
    <ReasonsDialog
      title={say('decline.title')}
      text={say('decline.text')}
      legend={sayAlways('reason')}
      reasons={declineReasons.map((code) => ({ code, label: say(`declined.${code}`) }))}
      how="one"
      confirm={say('decline.confirm')}
      danger
      running={declining.isPending}
      error={declining.error}
      send={([reasonCode]) => declining.mutate(reasonCode)}
      close={close}
    />
  );
}
