import { useState } from 'react';
import type { FormEvent } from 'react';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from './button.js';
import type { Choice } from './choice-fields.js';
import { Dialog } from './dialog.js';
import { ProblemBar } from './problem-bar.js';
import { partsTexts } from './texts.js';

export interface ReasonsDialogProps<Code extends string> {
  readonly title: string;
  /** What comes of it. */
  readonly text: string;
  readonly legend: string;
  readonly reasons: readonly Choice<Code>[];
  /** Exactly one, or one and more. */
  readonly how: 'one' | 'several';
  readonly confirm: string;
  readonly danger?: true;
  readonly running: boolean;
  readonly error: unknown;
  readonly send: (reasonCodes: readonly [Code, ...Code[]]) => void;
  readonly close: () => void;
}

/** Asks for the reasons of a decision, in words, before it is made. */
export function ReasonsDialog<Code extends string>(props: ReasonsDialogProps<Code>) {
  const { title, text, legend, reasons, how, confirm, danger, running, error, send, close } = props;
  const say = useTexts(partsTexts);
  const sayAlways = useTexts(appTexts);
  const [chosen, setChosen] = useState<readonly Code[]>([]);
  const [asked, setAsked] = useState(false);
  const toggle = (code: Code, on: boolean) =>
    setChosen(how === 'one' ? [code] : on ? [...chosen, code] : chosen.filter((one) => one !== code));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const [first, ...others] = chosen;
    if (first !== undefined) send([first, ...others]);
  };
  return (
    <Dialog title={title} close={close}>
      <form className="stack" onSubmit={submit}>
        <p className="quiet">{text}</p>
        <fieldset className="field">
          <legend>{legend}</legend>
          {reasons.map(({ code, label }) => (
            <label className="tick" key={code}>
              <input
                type={how === 'one' ? 'radio' : 'checkbox'}
                name="reason"
                checked={chosen.includes(code)}
                onChange={(event) => toggle(code, event.target.checked)}
              />
              <span>{label}</span>
            </label>
          ))}
          {asked && chosen.length === 0 ? (
            <p role="alert" className="field-error">
              {say('chooseOne')}
            </p>
          ) : null}
        </fieldset>
        {error ? <ProblemBar error={error} /> : null}
        <div className="row">
          <Button kind="primary" type="submit" loading={running} danger={danger ?? false}>
            {confirm}
          </Button>
          <Button onClick={close}>{sayAlways('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
