import { useState } from 'react';
import { answerOf, onceAs } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useOnceKey } from '../commands/new-key.js';
import { useCommand } from '../commands/use-command.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { holds, useCaller } from '../session/session.js';
import { errorsByField } from '../parts/field-errors.js';
import { FieldNotesContext } from '../parts/field.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { LocalizedField } from '../parts/text-fields.js';
import type { Enterprise } from './enterprises.queries.js';
import { emptyProfileForm, profileOfForm } from './profile-form.js';
import { profileTexts } from './profile-texts.js';
import { texts } from './texts.js';

/** The first step of a profile: its name. Everything else is written into the draft that comes of it. */
export function BeginProfile({ begun }: { readonly begun: (enterprise: Enterprise) => void }) {
  const say = useTexts(texts);
  const label = useTexts(profileTexts);
  const caller = useCaller();
  const { key, renew } = useOnceKey();
  const [form, setForm] = useState({
    ...emptyProfileForm,
    seeks: holds(caller, 'enterprise_member'),
    provides: holds(caller, 'provider_member'),
  });
  const creation = useCommand(
    () => {
      const body = profileOfForm(form);
      return answerOf(api.POST('/api/v1/enterprises', { ...onceAs(key(body)), body }));
    },
    {
      touches: [['enterprises']],
      done: (answer) => {
        renew();
        begun(answer);
      },
    },
  );
  return (
    <FieldNotesContext value={{ missing: new Set(), errors: errorsByField(creation.error) }}>
      <form
        className="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          creation.mutate(undefined);
        }}
      >
        <div>
          <h2>{say('begin.title')}</h2>
          <p className="quiet">{say('begin.text')}</p>
        </div>
        <LocalizedField
          name="names"
          label={label('names')}
          hint={label('names.hint')}
          maxLength={200}
          value={form.names}
          onChange={(names) => setForm({ ...form, names })}
        />
        {creation.error ? <ProblemBar error={creation.error} /> : null}
        <div className="row">
          <Button kind="primary" type="submit" loading={creation.isPending}>
            {say('begin')}
          </Button>
        </div>
      </form>
    </FieldNotesContext>
  );
}
