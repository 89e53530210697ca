import { useState } from 'react';
import { useCommand } from '../commands/use-command.js';
import type { TextTable } from '../language/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { errorsByField } from '../parts/field-errors.js';
import { FieldNotesContext } from '../parts/field.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { ReasonsDialog } from '../parts/reasons-dialog.js';
import { TextField } from '../parts/text-fields.js';
import type { PublicationEditorProps } from './publication-editor.js';
import type { Publication } from './publication-kind.js';
import { publicationTexts } from './texts.js';

/** Gives a published need or offer more time, or ends it. */
export function PublicationLife<Of extends Publication, Form, EndReason extends string>({
  kind,
  publication,
  saved,
}: PublicationEditorProps<Of, Form, EndReason>) {
  const say = useTexts(publicationTexts);
  const own = useTexts<TextTable>(kind.texts);
  const [endsOn, setEndsOn] = useState('');
  const [ending, setEnding] = useState(false);
  const { touches } = kind;
  const renewal = useCommand(() => kind.renew(publication, endsOn), {
    touches,
    done: (next) => {
      saved(next);
      setEndsOn('');
    },
  });
  const end = useCommand((reasonCode: EndReason) => kind.end(publication, reasonCode), {
    touches,
    done: (next) => {
      saved(next);
      setEnding(false);
    },
  });
  return (
    <section className="card stack">
      {publication.status === 'published' ? (
        <FieldNotesContext value={{ missing: new Set(), errors: errorsByField(renewal.error, kind.fieldOfRule) }}>
          <h2>{say('renew')}</h2>
          <TextField
            name="endsOn"
            label={say('endsOn')}
            hint={say('endsOn.hint')}
            type="date"
            value={endsOn}
            onChange={setEndsOn}
          />
          {renewal.error ? <ProblemBar error={renewal.error} /> : null}
          <div className="row">
            <Button disabled={endsOn === ''} loading={renewal.isPending} onClick={() => renewal.mutate(undefined)}>
              {say('renew')}
            </Button>
          </div>
        </FieldNotesContext>
      ) : null}
      <div className="row">
        <Button danger onClick={() => setEnding(true)}>
          {own('end')}
        </Button>
      </div>
      {ending ? (
        <ReasonsDialog
          title={own('end')}
          text={say('end.text')}
          legend={say('end.legend')}
          how="one"
          danger
          reasons={kind.endReasons.map((code) => ({ code, label: own(`end.${code}`) }))}
          confirm={own('end')}
          running={end.isPending}
          error={end.error}
          send={([reasonCode]) => end.mutate(reasonCode)}
          close={() => setEnding(false)}
        />
      ) : null}
    </section>
  );
}
