import { useState } from 'react';
import { answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useTexts } from '../language/use-texts.js';
import { ActionDialog } from '../parts/action-dialog.js';
import { ButtonLink } from '../parts/button-link.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { holds, useCaller } from '../session/session.js';
import type { Outcome } from './status.js';
import { texts } from './texts.js';

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
  const caller = useCaller();
  const isOfficer = holds(caller, 'officer', 'team_head');
  const isFirm = caller.organisation?.id === outcome.enterpriseId;
  const { id, version, status } = outcome;
  const [back, setBack] = useState<(typeof sendingBack)[number]>('evidence-missing');
  const [wrong, setWrong] = useState<(typeof disputing)[number]>('did-not-happen');
  const [paper, setPaper] = useState<(typeof papers)[number]>('chopped-letter');
  const params = { path: { id }, header: ifMatch(version) };
  const isOver = status === 'corrected';
  if (isOver || (!isOfficer && !isFirm && !holds(caller, 'verifier'))) return null;
  return (
    <section className="card stack" aria-labelledby="next-step">
      <h2 id="next-step">{say('nextStep')}</h2>
      <div className="row">
        {isFirm && status === 'claimed' ? (
          <>
            <ActionDialog
              label={say('confirm')}
              text={say('confirm.text')}
              tone="primary"
              touches={touches}
              run={() => answerOf(api.POST('/api/v1/outcomes/{id}/confirmation', { params, body: {} }))}
            />
            <ActionDialog
              label={say('dispute')}
              text={say('dispute.text')}
              touches={touches}
              run={() => answerOf(api.POST('/api/v1/outcomes/{id}/dispute', { params, body: { reasonCode: wrong } }))}
            >
              <ChoiceField
                name="reasonCode"
                label={say('reason')}
                value={wrong}
                choices={disputing.map((code) => ({ code, label: say(`reason.${code}`) }))}
                onChange={(next) => next && setWrong(next)}
              />
            </ActionDialog>
          </>
        ) : null}
        {!isFirm && status === 'confirmed' ? (
          <ActionDialog
            label={say('verify')}
            text={say('verify.text')}
            tone="primary"
            touches={touches}
            run={() => answerOf(api.POST('/api/v1/outcomes/{id}/verification', { params }))}
          />
        ) : null}
        {holds(caller, 'verifier') && status === 'confirmed' ? (
          <ActionDialog
            label={say('sendBack')}
            text={say('sendBack.text')}
            touches={touches}
            run={() => answerOf(api.POST('/api/v1/outcomes/{id}/sending-back', { params, body: { reasonCode: back } }))}
          >
            <ChoiceField
              name="reasonCode"
              label={say('reason')}
              value={back}
              choices={sendingBack.map((code) => ({ code, label: say(`reason.${code}`) }))}
              onChange={(next) => next && setBack(next)}
            />
          </ActionDialog>
        ) : null}
        {isOfficer && status === 'claimed' ? (
          <ActionDialog
            label={say('paper')}
            text={say('paper.text')}
            touches={touches}
            run={() => answerOf(api.POST('/api/v1/outcomes/{id}/confirmation', { params, body: { meansCode: paper } }))}
          >
            <ChoiceField
              name="meansCode"
              label={say('means')}
              value={paper}
              choices={papers.map((code) => ({ code, label: say(`means.${code}`) }))}
              onChange={(next) => next && setPaper(next)}
            />
          </ActionDialog>
        ) : null}
        {isOfficer ? (
          <ButtonLink to="/outcomes/$outcomeId/correction" params={{ outcomeId: id }}>
            {say('correct')}
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}
