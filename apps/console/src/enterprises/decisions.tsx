import { useState } from 'react';
import { answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useCommand } from '../commands/use-command.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { ReasonsDialog } from '../parts/reasons-dialog.js';
import { awaitsCheck } from './enterprises.queries.js';
import type { Enterprise } from './enterprises.queries.js';
import { reasonTexts } from './reason-texts.js';
import type { ReasonCode } from './reason-texts.js';
import { changeReasons, refusalReasons, suspensionReasons } from './reasons.js';
import { texts } from './texts.js';

export type Decision =
  | { readonly type: 'check' | 'reinstate' }
  | { readonly type: 'ask'; readonly reasonCodes: readonly (typeof changeReasons)[number][] }
  | { readonly type: 'refuse'; readonly reasonCode: (typeof refusalReasons)[number] }
  | { readonly type: 'suspend'; readonly reasonCode: (typeof suspensionReasons)[number] };

/** Asks the platform for a decision; it says no when the state does not allow it. */
function decide(decision: Decision, { id, version }: Enterprise): Promise<Enterprise> {
  const params = { path: { id }, header: ifMatch(version) };
  switch (decision.type) {
    case 'check':
      return answerOf(api.POST('/api/v1/enterprises/{id}/check', { params }));
    case 'ask': {
      const { reasonCodes } = decision;
      return answerOf(
        api.POST('/api/v1/enterprises/{id}/changes-request', { params, body: { reasonCodes: [...reasonCodes] } }),
      );
    }
    case 'refuse': {
      const { reasonCode } = decision;
      return answerOf(api.POST('/api/v1/enterprises/{id}/refusal', { params, body: { reasonCode } }));
    }
    case 'suspend': {
      const { reasonCode } = decision;
      return answerOf(api.POST('/api/v1/enterprises/{id}/suspension', { params, body: { reasonCode } }));
    }
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
  const sayAlways = useTexts(appTexts);
  const reason = useTexts(reasonTexts);
  const [asked, setAsked] = useState<Exclude<Decision['type'], 'reinstate'>>();
  const command = useCommand((decision: Decision) => decide(decision, enterprise), {
    touches: [['enterprises'], ['cases']],
    done: (next) => {
      saved(next);
      setAsked(undefined);
    },
  });
  const ask = (decision: Exclude<Decision['type'], 'reinstate'>) => {
    command.reset();
    setAsked(decision);
  };
  const shared = {
    legend: sayAlways('reason'),
    running: command.isPending,
    error: command.error,
    close: () => setAsked(undefined),
  };
  const inWords = <Code extends ReasonCode>(codes: readonly Code[]) =>
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
          <Button kind="primary" loading={command.isPending} onClick={() => command.mutate({ type: 'reinstate' })}>
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
            <Button kind="primary" loading={command.isPending} onClick={() => command.mutate({ type: 'check' })}>
              {say('check.confirm')}
            </Button>
            <Button onClick={shared.close}>{sayAlways('cancel')}</Button>
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
          send={(reasonCodes) => command.mutate({ type: 'ask', reasonCodes })}
        />
      ) : null}
      {asked === 'refuse' ? (
        <ReasonsDialog
          {...shared}
          title={say('refuse')}
          text={say('refuse.text')}
          how="one"
          danger
          reasons={inWords(refusalReasons)}
          confirm={say('refuse')}
          send={([reasonCode]) => command.mutate({ type: 'refuse', reasonCode })}
        />
      ) : null}
      {asked === 'suspend' ? (
        <ReasonsDialog
          {...shared}
          title={say('suspend')}
          text={say('suspend.text')}
          how="one"
          danger
          reasons={inWords(suspensionReasons)}
          confirm={say('suspend')}
          send={([reasonCode]) => command.mutate({ type: 'suspend', reasonCode })}
        />
      ) : null}
    </>
  );
}
