import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, onceAs } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useOnceKey } from '../commands/new-key.js';
import { useCommand } from '../commands/use-command.js';
import { useKeptForm } from '../drafts/use-kept-form.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { FieldNotesContext, goToField } from '../parts/field.js';
import { notesOf } from '../parts/notes-of.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { originQuery } from './memoranda.queries.js';
import { MemorandumFields } from './memorandum-fields.js';
import { beginMemorandum, requestOf, unfinished } from './memorandum-form.js';
import type { KnownParty, MemorandumEntry } from './memorandum-form.js';
import { texts } from './texts.js';
import './memoranda.css';

/** Puts a memorandum on record; from an introduction its parties are known. */
export function NewMemorandumPage() {
  const { introductionId } = useSearch({ from: '/signed-in/memoranda/new' });
  return introductionId === undefined ? <RecordMemorandum known={[]} /> : <FromIntroduction id={introductionId} />;
}

function FromIntroduction({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(originQuery(id));
  if (error) return <ProblemBar error={error} again={() => void refetch()} />;
  if (!data) return <div className="page skeleton" aria-busy="true" />;
  return <RecordMemorandum introductionId={id} known={data.parties} />;
}

function RecordMemorandum({
  introductionId,
  known,
}: {
  readonly introductionId?: string;
  readonly known: readonly KnownParty[];
}) {
  const say = useTexts(texts);
  const navigate = useNavigate();
  const once = useOnceKey();
  const form = useKeptForm<MemorandumEntry>(`memorandum.${introductionId ?? 'new'}`, () =>
    beginMemorandum(introductionId, known),
  );
  const [missing, setMissing] = useState<readonly string[]>([]);
  const command = useCommand(
    (entry: MemorandumEntry) => {
      const body = requestOf(entry);
      return answerOf(api.POST('/api/v1/memoranda', { body, ...onceAs(once.key(body)) }));
    },
    {
      touches: [['memoranda']],
      done: ({ id }) => {
        form.forget();
        once.renew();
        void navigate({ to: '/memoranda/$memorandumId', params: { memorandumId: id } });
      },
    },
  );
  const record = () => {
    const left = unfinished(form.value);
    setMissing(left);
    if (left[0] !== undefined) return goToField(left[0]);
    return command.mutate(form.value);
  };
  const notes = notesOf(command.error, missing);
  return (
    <Page title={say('new')} about={say('new.about')}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          record();
        }}
      >
        <FieldNotesContext value={notes}>
          <MemorandumFields value={form.value} change={form.change} />
        </FieldNotesContext>
        {command.error ? <ProblemBar error={command.error} /> : null}
        <div className="row">
          <Button kind="primary" type="submit" loading={command.isPending}>
            {say('record')}
          </Button>
          <span className="quiet small">{say('kept')}</span>
        </div>
      </form>
    </Page>
  );
}
