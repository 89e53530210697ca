import { useNavigate, useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { languages } from '@harbourlink/kernel';
import type { Language } from '@harbourlink/kernel';
import { ApiProblem, answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { queries } from '../api/queries.js';
import { useCommand } from '../commands/use-command.js';
import { Conflict } from '../drafts/conflict.js';
import { useFormats } from '../language/formats.js';
import { ownNames } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { FieldNotesContext } from '../parts/field.js';
import { notesOf } from '../parts/notes-of.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { useKeptForm } from '../drafts/use-kept-form.js';
import { memorandumQuery } from './memoranda.queries.js';
import { MemorandumFields } from './memorandum-fields.js';
import { entryOf, requestOf } from './memorandum-form.js';
import type { MemorandumEntry } from './memorandum-form.js';
import type { Memorandum } from './status.js';
import { texts } from './texts.js';
import './memoranda.css';

/** Changes what a memorandum says, until it is signed. */
export function EditMemorandumPage() {
  const { memorandumId } = useParams({ from: '/signed-in/memoranda/$memorandumId/edit' });
  const { data, error, refetch } = useQuery(memorandumQuery(memorandumId));
  if (error) return <ProblemBar error={error} again={() => void refetch()} />;
  if (!data) return <div className="page skeleton" aria-busy="true" />;
  return <ReviseMemorandum key={memorandumId} stored={data} />;
}

interface Edit {
  readonly entry: MemorandumEntry;
  /** What the typing began from, to tell whether somebody else wrote meanwhile. */
  readonly began?: MemorandumEntry;
  /** The version the typing began from. */
  readonly version: number;
}

function ReviseMemorandum({ stored }: { readonly stored: Memorandum }) {
  const say = useTexts(texts);
  const navigate = useNavigate();
  const form = useKeptForm<Edit>(`memorandum.${stored.id}`, () => ({
    entry: entryOf(stored),
    began: entryOf(stored),
    version: stored.version,
  }));
  const [theirs, setTheirs] = useState<Memorandum>();
  const command = useCommand(
    async ({ entry, version, began }: Edit) => {
      const path = { id: stored.id };
      try {
        const params = { path, header: ifMatch(version) };
        return await answerOf(api.PUT('/api/v1/memoranda/{id}', { params, body: requestOf(entry) }));
      } catch (error) {
        if (!(error instanceof ApiProblem && error.status === 412)) throw error;
        const now = await queries.fetchQuery({ ...memorandumQuery(stored.id), staleTime: 0 });
        // Only its stage or a milestone changed: nobody wrote over these words, and theirs are to be kept.
        if (sameWords(entryOf(now), began)) {
          const params = { path, header: ifMatch(now.version) };
          return answerOf(api.PUT('/api/v1/memoranda/{id}', { params, body: requestOf(entry) }));
        }
        setTheirs(now);
        throw error;
      }
    },
    {
      touches: [['memoranda']],
      done: () => {
        form.forget();
        void navigate({ to: '/memoranda/$memorandumId', params: { memorandumId: stored.id } });
      },
    },
  );
  const differences = useDifferences(form.value.entry, theirs);
  const settle = (how: 'mine' | 'theirs') => {
    if (!theirs) return;
    const entry = how === 'mine' ? form.value.entry : entryOf(theirs);
    const settled = { entry, began: entryOf(theirs), version: theirs.version };
    form.change(settled);
    setTheirs(undefined);
    command.reset();
    if (how === 'mine') command.mutate(settled);
  };
  return (
    <Page title={say('edit')}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          command.mutate(form.value);
        }}
      >
        <FieldNotesContext value={notesOf(command.error)}>
          <MemorandumFields value={form.value.entry} change={(entry) => form.change({ ...form.value, entry })} />
        </FieldNotesContext>
        {theirs ? (
          <Conflict answersButton differences={differences} choose={settle} />
        ) : (
          <>
            {command.error ? <ProblemBar error={command.error} /> : null}
            <div className="row">
              <Button kind="primary" type="submit" loading={command.isPending}>
                {say('keep')}
              </Button>
            </div>
          </>
        )}
      </form>
    </Page>
  );
}

/** Whether two entries would be sent as the same words. */
function sameWords(one: MemorandumEntry, other: MemorandumEntry | undefined): boolean {
  return other !== undefined && JSON.stringify(requestOf(one)) === JSON.stringify(requestOf(other));
}

/** What differs between what was typed and what the platform has, in words. */
function useDifferences(mine: MemorandumEntry, theirs: Memorandum | undefined) {
  const say = useTexts(texts);
  const { text, label, labels, list } = useFormats();
  if (!theirs) return [];
  const words = (entry: MemorandumEntry): readonly (readonly [string, string, Language?])[] => [
    ...languages.map(
      (language) => [say('nameIn', { language: ownNames[language] }), entry.title[language] ?? '', language] as const,
    ),
    [say('kind'), label('memorandum-kind', entry.kindCode)],
    [say('parties'), list(entry.parties.map(({ shown, name }) => text(shown ?? name)))],
    [say('areas'), labels('area', entry.areaCodes)],
    [say('projects'), list(entry.projects.map(({ title }) => text(title)))],
    [say('value'), entry.amount === '' ? '' : `${entry.currency} ${entry.amount}`],
    [say('validFromOn'), entry.validFromOn],
    [say('validUntilOn'), entry.validUntilOn],
  ];
  const other = words(entryOf(theirs));
  return words(mine).flatMap(([field, value, lang], index) => {
    const [, their = ''] = other[index] ?? [];
    return value === their ? [] : [[field, value, their, lang] as const];
  });
}
