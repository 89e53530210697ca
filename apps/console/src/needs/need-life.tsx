import { useState } from 'react';
import { answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useCommand } from '../commands/use-command.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { errorsByField } from '../parts/field-errors.js';
import { FieldNotesContext } from '../parts/field.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { ReasonsDialog } from '../parts/reasons-dialog.js';
import { TextField } from '../parts/text-fields.js';
import { fieldOfNeedRule } from './need-form.js';
import type { Need } from './needs.queries.js';
import { texts } from './texts.js';

export interface NeedLifeProps {
  readonly need: Need;
  readonly saved: (need: Need) => void;
}

/** Gives a published need more time, or ends it. */
export function NeedLife({ need, saved }: NeedLifeProps) {
  const say = useTexts(texts);
  const [endsOn, setEndsOn] = useState('');
  const [ending, setEnding] = useState(false);
  const params = { path: { id: need.id }, header: ifMatch(need.version) };
  const touches = [['needs'], ['candidates']];
  const renewal = useCommand(() => answerOf(api.POST('/api/v1/needs/{id}/renewal', { params, body: { endsOn } })), {
    touches,
    done: (next) => {
      saved(next);
      setEndsOn('');
    },
  });
  const end = useCommand(
    ([reasonCode]: readonly string[]) =>
      answerOf(api.POST('/api/v1/needs/{id}/ending', { params, body: { reasonCode: reasonCode as 'met' } })),
    {
      touches,
      done: (next) => {
        saved(next);
        setEnding(false);
      },
    },
  );
  return (
    <section className="card stack">
      {need.status === 'published' ? (
        <FieldNotesContext value={{ missing: new Set(), errors: errorsByField(renewal.error, fieldOfNeedRule) }}>
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
          {say('end')}
        </Button>
      </div>
      {ending ? (
        <ReasonsDialog
          title={say('end')}
          text={say('end.text')}
          legend={say('end.legend')}
          how="one"
          danger
          reasons={(['met', 'withdrawn'] as const).map((code) => ({ code, label: say(`end.${code}`) }))}
          confirm={say('end')}
          running={end.isPending}
          error={end.error}
          send={(codes) => end.mutate(codes)}
          close={() => setEnding(false)}
        />
      ) : null}
    </section>
  );
}
