import { useState } from 'react';
import { ApiProblem } from '@harbourlink/api-client';
import { DraftStatus } from '../drafts/draft-status.js';
import type { DraftState } from '../drafts/use-draft.js';
import { useTexts } from '../language/use-texts.js';
import { ActionDialog } from '../parts/action-dialog.js';
import { ButtonLink } from '../parts/button-link.js';
import { Button } from '../parts/button.js';
import { CodesSelect } from '../parts/code-select.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { StateCard } from '../parts/state-card.js';
import { StatusTag } from '../parts/status-tag.js';
import { texts } from './texts.js';
import './parts-page.css';

const tones = ['plain', 'sea', 'amber', 'jade', 'coral', 'plum'] as const;
const bars = ['sea', 'jade', 'amber'] as const;
const states = ['empty', 'error', 'forbidden', 'missing'] as const;
const drafts: readonly DraftState[] = ['saved', 'waiting', 'saving', 'kept', 'refused', 'conflict'];

/** Tags, bars, buttons, states: what a page says about a thing. */
export function PartsThatSpeak() {
  const say = useTexts(texts);
  const [codes, setCodes] = useState<readonly string[]>([]);
  return (
    <>
      <section className="card stack" aria-labelledby="tones">
        <h2 id="tones">{say('tones')}</h2>
        <div className="row">
          {tones.map((tone) => (
            <StatusTag key={tone} tone={tone}>
              {say(`tone.${tone}`)}
            </StatusTag>
          ))}
        </div>
      </section>
      <section className="card stack" aria-labelledby="drafts">
        <h2 id="drafts">{say('drafts')}</h2>
        <div className="row">
          {drafts.map((state) => (
            <DraftStatus key={state} state={state} />
          ))}
        </div>
      </section>
      <section className="card stack" aria-labelledby="bars">
        <h2 id="bars">{say('bars')}</h2>
        {bars.map((tone) => (
          <p key={tone} className={`bar bar-${tone}`}>
            {say(`bar.${tone}`)}
          </p>
        ))}
        <ProblemBar error={new ApiProblem(403, { detail: say('refusal') })} />
        <ProblemBar error={undefined} again={() => undefined} />
      </section>
      <section className="card stack" aria-labelledby="buttons">
        <h2 id="buttons">{say('buttons')}</h2>
        <div className="row">
          <Button kind="primary">{say('button.primary')}</Button>
          <Button>{say('button.plain')}</Button>
          <Button danger>{say('button.danger')}</Button>
          <Button loading>{say('button.busy')}</Button>
          <Button disabled>{say('button.off')}</Button>
          <ButtonLink to="/parts">{say('link.page')}</ButtonLink>
          <ButtonLink to="/parts" kind="primary">
            {say('link.page')}
          </ButtonLink>
          <ActionDialog
            label={say('button.dialog')}
            text={say('dialog.text')}
            touches={[]}
            run={() => Promise.reject(new ApiProblem(403, { detail: say('refusal') }))}
          >
            <CodesSelect
              name="codes-in-dialog"
              label={say('field.codes')}
              kind="sector"
              value={codes}
              onChange={setCodes}
            />
          </ActionDialog>
        </div>
      </section>
      <section className="stack" aria-labelledby="states">
        <h2 id="states">{say('states')}</h2>
        <div className="columns two">
          {states.map((kind) => (
            <StateCard key={kind} kind={kind} title={say(`state.${kind}`)} />
          ))}
        </div>
        <p>{say('state.loading')}</p>
        <div className="skeleton-shown" aria-hidden="true" />
      </section>
    </>
  );
}
