import { useState } from 'react';
import { answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { ActionDialog } from '../parts/action-dialog.js';
import { ButtonLink } from '../parts/button-link.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { ReasonAction } from '../parts/reason-action.js';
import { holds, useCaller } from '../session/session.js';
import { meansWords } from './status.js';
import type { Outcome } from './status.js';
import { texts } from './texts.js';
import { whatComesNext } from './what-comes-next.js';

const sendingBack = ['evidence-missing', 'amount-implausible', 'counted-elsewhere', 'wrong-kind', 'other'] as const;
const disputing = ['did-not-happen', 'amount-wrong', 'year-wrong', 'not-through-us', 'other'] as const;
const papers = ['chopped-letter', 'registry-evidence'] as const;
const touches = [['outcomes'], ['chains'], ['funnel']] as const;

/**
 * What may be tried now, by role and status. Who may verify the services decide: an officer who may not is shown the
 * button all the same and told the reason, so that nobody wonders.
 */
export function OutcomeActions({ outcome }: { readonly outcome: Outcome }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const means = useTexts(meansWords);
  const caller = useCaller();
  const onlooker = {
    isOfficer: holds(caller, 'officer', 'team_head'),
    isVerifier: holds(caller, 'verifier'),
    isFirm: caller.organisation?.id === outcome.enterpriseId,
  };
  const { id, version, status } = outcome;
  const [paper, setPaper] = useState<(typeof papers)[number]>('chopped-letter');
  const params = { path: { id }, header: ifMatch(version) };
  const { said, actions } = whatComesNext(status, onlooker);
  if (said === undefined && actions.length === 0) return null;
  const may = (action: (typeof actions)[number]) => actions.includes(action);
  return (
    <section className="card stack" aria-labelledby="next-step">
      <h2 id="next-step">{sayAlways('nextStep')}</h2>
      {said === undefined ? null : <p>{say(`next.${said}`)}</p>}
      {actions.length === 0 ? null : (
        <div className="row">
          {may('confirm') ? (
            <ActionDialog
              label={say('confirm')}
              text={say('confirm.text')}
              tone="primary"
              touches={touches}
              run={() => answerOf(api.POST('/api/v1/outcomes/{id}/confirmation', { params, body: {} }))}
            />
          ) : null}
          {may('dispute') ? (
            <ReasonAction
              label={say('dispute')}
              text={say('dispute.text')}
              legend={sayAlways('reason')}
              reasons={disputing.map((code) => ({ code, label: say(`reason.${code}`) }))}
              touches={touches}
              run={(reasonCode) =>
                answerOf(api.POST('/api/v1/outcomes/{id}/dispute', { params, body: { reasonCode } }))
              }
            />
          ) : null}
          {may('verify') ? (
            <ActionDialog
              label={say('verify')}
              text={say('verify.text')}
              tone="primary"
              touches={touches}
              run={() => answerOf(api.POST('/api/v1/outcomes/{id}/verification', { params }))}
            />
          ) : null}
          {may('send-back') ? (
            <ReasonAction
              label={say('sendBack')}
              text={say('sendBack.text')}
              legend={sayAlways('reason')}
              reasons={sendingBack.map((code) => ({ code, label: say(`reason.${code}`) }))}
              touches={touches}
              run={(reasonCode) =>
                answerOf(api.POST('/api/v1/outcomes/{id}/sending-back', { params, body: { reasonCode } }))
              }
            />
          ) : null}
          {may('record-paper') ? (
            <ActionDialog
              label={say('paper')}
              text={say('paper.text')}
              touches={touches}
              run={() =>
                answerOf(api.POST('/api/v1/outcomes/{id}/confirmation', { params, body: { meansCode: paper } }))
              }
            >
              <ChoiceField
                name="meansCode"
                label={say('means')}
                value={paper}
                choices={papers.map((code) => ({ code, label: means(code) }))}
                onChange={(next) => next && setPaper(next)}
              />
            </ActionDialog>
          ) : null}
          {may('correct') ? (
            <ButtonLink
              to="/outcomes/$outcomeId/correction"
              params={{ outcomeId: id }}
              {...(said === 'correct' && { kind: 'primary' as const })}
            >
              {say('correct')}
            </ButtonLink>
          ) : null}
        </div>
      )}
    </section>
  );
}
