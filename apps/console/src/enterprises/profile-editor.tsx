import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { queries } from '../api/queries.js';
import { useCommand } from '../commands/use-command.js';
import { DraftStatus } from '../drafts/draft-status.js';
import { useDraft } from '../drafts/use-draft.js';
import type { Versioned } from '../drafts/use-draft.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { DraftConflict } from '../parts/draft-conflict.js';
import { errorsByField } from '../parts/field-errors.js';
import { FieldNotesContext, goToField } from '../parts/field.js';
import { MissingList } from '../parts/missing-list.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { missingQuery } from './enterprises.queries.js';
import type { Enterprise } from './enterprises.queries.js';
import { ProfileFields } from './profile-fields.js';
import { fieldOfMissing, fieldOfRule, formOfProfile, profileOfForm } from './profile-form.js';
import type { ProfileForm } from './profile-form.js';
import { profileTexts } from './profile-texts.js';
import { texts } from './texts.js';
import { useProfileWords } from './use-profile-words.js';

export interface ProfileEditorProps {
  readonly enterprise: Enterprise;
  /** After every write: what the platform has now. */
  readonly saved: (enterprise: Enterprise) => void;
}

/** What is being worked on: the revision of a checked profile, else the profile. */
export function workedProfile({ version, profile, revision }: Enterprise): Versioned<ProfileForm> {
  return { version, value: formOfProfile(revision?.profile ?? profile) };
}

/** The form of a profile: it saves itself, says what is missing, and is submitted from here. */
export function ProfileEditor({ enterprise, saved }: ProfileEditorProps) {
  const say = useTexts(texts);
  const nameOf = useTexts(profileTexts);
  const inWords = useProfileWords();
  const { id } = enterprise;
  const path = { id };
  const took = (answer: Enterprise): Versioned<ProfileForm> => {
    saved(answer);
    void queries.invalidateQueries({ queryKey: missingQuery(id).queryKey });
    return workedProfile(answer);
  };
  const draft = useDraft<ProfileForm>({
    name: `enterprise.${id}`,
    stored: workedProfile(enterprise),
    save: async (value, at) =>
      took(
        await answerOf(
          api.PUT('/api/v1/enterprises/{id}', { params: { path, header: ifMatch(at) }, body: profileOfForm(value) }),
        ),
      ),
  });
  const readTheirs = async () => took(await answerOf(api.GET('/api/v1/enterprises/{id}', { params: { path } })));
  const { data: lacks } = useQuery(missingQuery(id));
  const missing = lacks?.missing ?? [];
  const submission = useCommand(
    () =>
      answerOf(api.POST('/api/v1/enterprises/{id}/submission', { params: { path, header: ifMatch(draft.version()) } })),
    { touches: [['enterprises'], ['cases']], done: saved },
  );
  const submit = async () => {
    if (!(await draft.flush())) return;
    const now = await queries.fetchQuery({ ...missingQuery(id), staleTime: 0 });
    const [first] = now.missing;
    if (first !== undefined) goToField(fieldOfMissing(first));
    else submission.mutate(undefined);
  };
  const notes = useMemo(
    () => ({
      missing: new Set(lacks?.missing.map(fieldOfMissing)),
      errors: errorsByField(draft.error, fieldOfRule),
    }),
    [lacks, draft.error],
  );
  const labelOf = (field: string) => nameOf(field === 'seeksOrProvides' ? 'purpose' : fieldNames(field));
  return (
    <FieldNotesContext value={notes}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {enterprise.status === 'checked' ? <p className="bar bar-sea">{say('edit.checked')}</p> : null}
        <DraftConflict draft={draft} readTheirs={readTheirs} inWords={inWords} />
        {draft.error && draft.state === 'refused' && notes.errors.size === 0 ? (
          <ProblemBar error={draft.error} />
        ) : null}
        <MissingList
          title={say('missing.submitted')}
          fields={missing.map((field) => [fieldOfMissing(field), labelOf(field)])}
        />
        {lacks?.warnings.map((warning) => (
          <p key={warning} className="bar bar-amber">
            {say(`warning.${warning}`)}
          </p>
        ))}
        <ProfileFields value={draft.value} change={draft.change} />
        {submission.error ? <ProblemBar error={submission.error} /> : null}
        <div className="row action-bar">
          <Button kind="primary" size="large" type="submit" loading={submission.isPending}>
            {say(enterprise.status === 'checked' ? 'submit.revision' : 'submit')}
          </Button>
          <DraftStatus state={draft.state} />
          {lacks?.missing.length === 0 ? <span className="quiet small">{say('missing.none')}</span> : null}
        </div>
      </form>
    </FieldNotesContext>
  );
}

/** The key of a field's name; what the platform asks for may be more than one field. */
function fieldNames(field: string) {
  const known = ['names', 'placeCode', 'sectorCodes', 'uscc', 'brNumber'] as const;
  return known.find((one) => one === fieldOfMissing(field)) ?? 'names';
}
