import { useState } from 'react';
import { answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useCommand } from '../commands/use-command.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { ReasonsDialog } from '../parts/reasons-dialog.js';
import { awaitsCheck } from './enterprises.queries.js';
import type { Enterprise } from './enterprises.queries.js';
import { reasonTexts } from './reason-texts.js';
import { changeReasons, refusalReasons, suspensionReasons } from './reasons.js';
import { texts } from './texts.js';

export type Decision = 'check' | 'ask' | 'refuse' | 'suspend' | 'reinstate';

type Body = { reasonCodes?: readonly string[] };

/** Asks the platform for a decision; it says no when the state does not allow it. */
function decide(decision: Decision, { id, version }: Enterprise, reasonCodes: readonly string[]): Promise<Enterprise> {
  const params = { path: { id }, header: ifMatch(version) };
  const [first] = reasonCodes;
  // The codes are those of the lists in reasons.ts, which the platform knows.
  const one = { reasonCode: first } as { reasonCode: never };
  switch (decision) {
    case 'check':
      return answerOf(api.POST('/api/v1/enterprises/{id}/check', { params }));
    case 'ask':
      return answerOf(
        api.POST('/api/v1/enterprises/{id}/changes-request', { params, body: { reasonCodes: reasonCodes as never[] } }),
      );
    case 'refuse':
      return answerOf(api.POST('/api/v1/enterprises/{id}/refusal', { params, body: one }));
    case 'suspend':
      return answerOf(api.POST('/api/v1/enterprises/{id}/suspension', { params, body: one }));
    case 'reinstate':
      return answerOf(api.POST('/api/v1/enterprises/{id}/reinstatement', { params }));
  }
}

export interface DecisionsProps {
  readonly enterprise: Enterprise;
  readonly saved: (next: Enterprise) => void;
}

/** What an officer can do now, the usual thing first; each asks once more, with its reasons. */
export function Decisions({ enterprise, saved }: DecisionsProps) {
  const say = useTexts(texts);
  const reason = useTexts(reasonTexts);
  const [asked, setAsked] = useState<Exclude<Decision, 'reinstate'>>();
  const command = useCommand(
    ({ decision, reasonCodes = [] }: { decision: Decision } & Body) => decide(decision, enterprise, reasonCodes),
    {
      touches: [['enterprises'], ['cases']],
      done: (next) => {
        saved(next);
        setAsked(undefined);
      },
    },
  );
  const ask = (decision: Exclude<Decision, 'reinstate'>) => {
    command.reset();
    setAsked(decision);
  };
  const shared = {
    legend: say('reason'),
    running: command.isPending,
    error: command.error,
    close: () => setAsked(undefined),
  };
  const inWords = (codes: readonly (keyof (typeof reasonTexts)['table'])[]) =>
    codes.map((code) => ({ code, label: reason(code) }));
  const waits = awaitsCheck(enterprise);
  const { status } = enterprise;
  return (
    <>
      {waits ? (
        <>
          <Button kind="primary" onClick={() => ask('check')}>
            {say('check')}
          </Button>
          <Button onClick={() => ask('ask')}>{say('ask')}</Button>
        </>
      ) : null}
      {status === 'submitted' ? (
        <Button danger onClick={() => ask('refuse')}>
          {say('refuse')}
        </Button>
      ) : null}
      {status === 'checked' && !waits ? <Button onClick={() => ask('check')}>{say('check.again')}</Button> : null}
      {status === 'checked' ? (
        <Button danger onClick={() => ask('suspend')}>
          {say('suspend')}
        </Button>
      ) : null}
      {status === 'suspended' ? (
        <>
          <Button kind="primary" loading={command.isPending} onClick={() => command.mutate({ decision: 'reinstate' })}>
            {say('reinstate')}
          </Button>
          {command.error ? <ProblemBar error={command.error} /> : null}
        </>
      ) : null}
      {asked === 'check' ? (
        <Dialog title={say('check.title')} close={shared.close}>
          <p className="quiet">{say('check.text')}</p>
          {command.error ? <ProblemBar error={command.error} /> : null}
          <div className="row">
            <Button kind="primary" loading={command.isPending} onClick={() => command.mutate({ decision: 'check' })}>
              {say('check.confirm')}
            </Button>
            <Button onClick={shared.close}>{say('cancel')}</Button>
          </div>
        </Dialog>
      ) : null}
      {asked === 'ask' ? (
        <ReasonsDialog
          {...shared}
          title={say('ask')}
          text={say('ask.text')}
          legend={say('ask.legend')}
          how="several"
          reasons={inWords(changeReasons)}
          confirm={say('ask.confirm')}
          send={(reasonCodes) => command.mutate({ decision: 'ask', reasonCodes })}
        />
      ) : null}
      {asked === 'refuse' || asked === 'suspend' ? (
        <ReasonsDialog
          {...shared}
          title={say(asked)}
          text={say(`${asked}.text`)}
          how="one"
          danger
          reasons={inWords(asked === 'refuse' ? refusalReasons : suspensionReasons)}
          confirm={say(asked)}
          send={(reasonCodes) => command.mutate({ decision: asked, reasonCodes })}
        />
      ) : null}
    </>
  );
}
