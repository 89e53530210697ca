import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { onceAs } from '@harbourlink/api-client';
import { useOnceKey } from '../commands/new-key.js';
import { useCommand } from '../commands/use-command.js';
import { useKeptForm } from '../drafts/use-kept-form.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { FieldNotesContext, goToField } from '../parts/field.js';
import { notesOf } from '../parts/notes-of.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { ClaimFields } from './claim-fields.js';
import { requestOf } from './claim-form.js';
import type { ClaimEntry, ClaimRequest } from './claim-form.js';
import type { Outcome } from './status.js';
import { texts } from './texts.js';
import './outcomes.css';

export interface ClaimPageProps {
  readonly title: string;
  readonly about: ReactNode;
  /** The words of the button. */
  readonly confirm: string;
  /** Names what is typed on this device. */
  readonly name: string;
  readonly begin: () => ClaimEntry;
  /** Creates the entry; the same one however often it is asked for with the same options. */
  readonly send: (body: ClaimRequest, once: ReturnType<typeof onceAs>) => Promise<Outcome>;
}

/** A claim or the correction of one: typed here, sent once. */
export function ClaimPage({ title, about, confirm, name, begin, send }: ClaimPageProps) {
  const say = useTexts(texts);
  const navigate = useNavigate();
  const once = useOnceKey();
  const form = useKeptForm(name, begin);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const command = useCommand(
    (entry: ClaimEntry) => {
      const body = requestOf(entry);
      return send(body, onceAs(once.key(body)));
    },
    {
      touches: [['outcomes'], ['chains'], ['funnel']],
      done: ({ id }) => {
        form.forget();
        once.renew();
        void navigate({ to: '/outcomes/$outcomeId', params: { outcomeId: id } });
      },
    },
  );
  const claim = () => {
    if (form.value.enterpriseId !== undefined) return command.mutate(form.value);
    setMissing(['enterpriseId']);
    return goToField('enterpriseId');
  };
  const change = (next: ClaimEntry) => {
    setMissing([]);
    form.change(next);
  };
  return (
    <Page title={title} about={about}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          claim();
        }}
      >
        <FieldNotesContext value={notesOf(command.error, missing)}>
          <ClaimFields value={form.value} change={change} />
        </FieldNotesContext>
        {command.error ? <ProblemBar error={command.error} /> : null}
        <div className="row">
          <Button kind="primary" type="submit" loading={command.isPending}>
            {confirm}
          </Button>
          <span className="quiet small">{say('kept')}</span>
        </div>
      </form>
    </Page>
  );
}
