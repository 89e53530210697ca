import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useCommand } from '../commands/use-command.js';
import { DraftStatus } from '../drafts/draft-status.js';
import { useDraft } from '../drafts/use-draft.js';
import type { Versioned } from '../drafts/use-draft.js';
import { enterpriseQuery } from '../enterprises/enterprises.queries.js';
import type { TextTable } from '../language/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { DraftConflict } from '../parts/draft-conflict.js';
import { errorsByField } from '../parts/field-errors.js';
import { FieldNotesContext, goToField } from '../parts/field.js';
import { MissingList } from '../parts/missing-list.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { TextField } from '../parts/text-fields.js';
import { useCaller } from '../session/session.js';
import type { Publication, PublicationKind } from './publication-kind.js';
import { publicationTexts } from './texts.js';

export interface PublicationEditorProps<Of extends Publication, Form, EndReason extends string> {
  readonly kind: PublicationKind<Of, Form, EndReason>;
  readonly publication: Of;
  /** After every write: what the platform has now. */
  readonly saved: (next: Of) => void;
}

/** The form of a need or an offer: it saves itself, says what is missing, and is published from here. */
export function PublicationEditor<Of extends Publication, Form, EndReason extends string>({
  kind,
  publication,
  saved,
}: PublicationEditorProps<Of, Form, EndReason>) {
  const say = useTexts(publicationTexts);
  const own = useTexts<TextTable>(kind.texts);
  const inWords = kind.useWords();
  const firmId = kind.firmOf(publication).id;
  const { data: enterprise } = useSuspenseQuery(enterpriseQuery(firmId));
  const [endsOn, setEndsOn] = useState('');
  const { id } = publication;
  const took = (answer: Of): Versioned<Form> => {
    saved(answer);
    return { version: answer.version, value: kind.formOf(answer) };
  };
  const draft = useDraft<Form>({
    name: `${kind.name}.${id}`,
    stored: { version: publication.version, value: kind.formOf(publication) },
    save: async (value, version) => took(await kind.write({ id, version }, value)),
  });
  const publishing = useCommand(
    () => kind.publish({ id, version: draft.version() }, endsOn === '' ? undefined : endsOn),
    { touches: kind.touches, done: took },
  );
  const notes = useMemo(
    () => ({
      missing: new Set(publication.missing),
      errors: errorsByField(draft.error ?? publishing.error, kind.fieldOfRule),
    }),
    [publication.missing, draft.error, publishing.error, kind],
  );
  const publish = async () => {
    if (!(await draft.flush())) return;
    const [first] = missing.current;
    if (first !== undefined) goToField(first);
    else publishing.mutate(undefined);
  };
  const missing = useRef(publication.missing);
  missing.current = publication.missing;
  const isDraft = publication.status === 'draft';
  const isChecked = enterprise.status === 'checked';
  const isOwn = useCaller().organisation?.id === firmId;
  return (
    <FieldNotesContext value={notes}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void publish();
        }}
      >
        <DraftConflict draft={draft} readTheirs={async () => took(await kind.read(id))} inWords={inWords} />
        {draft.error && draft.state === 'refused' && notes.errors.size === 0 ? (
          <ProblemBar error={draft.error} />
        ) : null}
        <MissingList title={say('missing.title')} fields={publication.missing.map((field) => [field, own(field)])} />
        <kind.Fields value={draft.value} change={draft.change} />
        {isDraft ? (
          <section className="card form">
            <h2>{own('publish')}</h2>
            {isChecked ? (
              <>
                <p className="quiet">{say('publish.text')}</p>
                <TextField
                  name="endsOn"
                  label={say('endsOn')}
                  hint={say('endsOn.hint')}
                  optional
                  type="date"
                  value={endsOn}
                  onChange={setEndsOn}
                />
              </>
            ) : (
              <p className="bar bar-amber">
                {say('publish.notChecked')}{' '}
                {isOwn ? (
                  <Link to="/profile">{say('publish.notChecked.link')}</Link>
                ) : (
                  <Link to="/enterprises/$enterpriseId" params={{ enterpriseId: firmId }}>
                    {say('publish.notChecked.link')}
                  </Link>
                )}
              </p>
            )}
          </section>
        ) : null}
        {publishing.error ? <ProblemBar error={publishing.error} /> : null}
        <div className="row action-bar">
          {isDraft ? (
            <Button kind="primary" size="large" type="submit" disabled={!isChecked} loading={publishing.isPending}>
              {own('publish')}
            </Button>
          ) : null}
          <DraftStatus state={draft.state} />
        </div>
      </form>
    </FieldNotesContext>
  );
}
