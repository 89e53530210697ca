import { useState } from 'react';
import { answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { today } from '../language/today.js';
import { ActionDialog } from '../parts/action-dialog.js';
import { ReasonAction } from '../parts/reason-action.js';
import { TextField } from '../parts/text-fields.js';
import type { Memorandum } from './status.js';
import { texts } from './texts.js';

const holdReasons = ['awaiting-approval', 'party-reorganising', 'funding', 'market-conditions', 'other'] as const;
const endReasons = ['mutual-consent', 'breach', 'party-withdrew', 'superseded', 'other'] as const;
const touches = [['memoranda'], ['chains'], ['funnel']] as const;

/** What its officer can put on record next; what may not be is refused by the platform, in words. */
export function MemorandumActions({ memorandum }: { readonly memorandum: Memorandum }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { stage, status } = memorandum;
  const [signedOn, setSignedOn] = useState(today);
  const params = { path: { id: memorandum.id }, header: ifMatch(memorandum.version) };
  if (status === 'lapsed' || status === 'terminated') return null;
  return (
    <section className="card stack" aria-labelledby="next-step">
      <h2 id="next-step">{sayAlways('nextStep')}</h2>
      {status === 'on-hold' ? <p className="quiet">{say('onHold')}</p> : null}
      <div className="row">
        {status === 'on-hold' ? (
          <ActionDialog
            label={say('resume')}
            text={say('resume.text')}
            tone="primary"
            touches={touches}
            run={() => answerOf(api.POST('/api/v1/memoranda/{id}/resumption', { params }))}
          />
        ) : null}
        {status === 'active' && stage === 'draft' ? (
          <ActionDialog
            label={say('negotiate')}
            text={say('negotiate.text')}
            tone="primary"
            touches={touches}
            run={() => answerOf(api.POST('/api/v1/memoranda/{id}/negotiation', { params }))}
          />
        ) : null}
        {status === 'active' && stage === 'negotiating' ? (
          <ActionDialog
            label={say('sign')}
            text={say('sign.text')}
            tone="primary"
            touches={touches}
            run={() => answerOf(api.POST('/api/v1/memoranda/{id}/signature', { params, body: { signedOn } }))}
          >
            <TextField
              name="signedOn"
              label={say('signedOn')}
              type="date"
              max={today()}
              value={signedOn}
              onChange={setSignedOn}
            />
          </ActionDialog>
        ) : null}
        {status === 'active' && stage === 'signed' ? (
          <ActionDialog
            label={say('implement')}
            text={say('implement.text')}
            tone="primary"
            touches={touches}
            run={() => answerOf(api.POST('/api/v1/memoranda/{id}/implementation', { params }))}
          />
        ) : null}
        {status === 'active' && stage === 'implementing' ? (
          <ActionDialog
            label={say('deliver')}
            text={say('deliver.text')}
            tone="primary"
            touches={touches}
            run={() => answerOf(api.POST('/api/v1/memoranda/{id}/delivery', { params }))}
          />
        ) : null}
        {status === 'active' ? (
          <ReasonAction
            label={say('hold')}
            text={say('hold.text')}
            legend={sayAlways('reason')}
            reasons={holdReasons.map((code) => ({ code, label: say(`reason.${code}`) }))}
            touches={touches}
            run={(reasonCode) => answerOf(api.POST('/api/v1/memoranda/{id}/hold', { params, body: { reasonCode } }))}
          />
        ) : null}
        <ReasonAction
          label={say('terminate')}
          text={say('terminate.text')}
          tone="danger"
          legend={sayAlways('reason')}
          reasons={endReasons.map((code) => ({ code, label: say(`reason.${code}`) }))}
          touches={touches}
          run={(reasonCode) =>
            answerOf(api.POST('/api/v1/memoranda/{id}/termination', { params, body: { reasonCode } }))
          }
        />
      </div>
    </section>
  );
}
