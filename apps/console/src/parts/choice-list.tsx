import { useId } from 'react';
import './choice-list.css';
import './parts.css';

export interface Choice<Code extends string> {
  readonly code: Code;
  readonly label: string;
  /** A line below the label. */
  readonly hint?: string;
}

export interface ChoiceListProps<Code extends string> {
  /** The question, in words that are always seen. */
  readonly legend: string;
  readonly choices: readonly Choice<Code>[];
  readonly value: Code | undefined;
  readonly choose: (code: Code) => void;
  /** What is wrong, shown below the question. */
  readonly error?: string | undefined;
}

/** One of a few, all of them in sight: a question with radio buttons large enough for a thumb. */
export function ChoiceList<Code extends string>({ legend, choices, value, choose, error }: ChoiceListProps<Code>) {
  const id = useId();
  return (
    <fieldset className="choices" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      {error ? (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      ) : null}
      {choices.map(({ code, label, hint }) => (
        <label key={code} className="choice">
          <input type="radio" name={id} value={code} checked={value === code} onChange={() => choose(code)} />
          <span>
            {label}
            {hint ? <span className="choice-hint">{hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export interface TickListProps<Code extends string> extends Omit<ChoiceListProps<Code>, 'value' | 'choose'> {
  readonly ticked: ReadonlySet<Code>;
  readonly tick: (code: Code) => void;
}

/** Some of a few: a question with checkboxes. */
export function TickList<Code extends string>({ legend, choices, ticked, tick, error }: TickListProps<Code>) {
  const id = useId();
  return (
    <fieldset className="choices" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      {error ? (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      ) : null}
      {choices.map(({ code, label, hint }) => (
        <label key={code} className="choice">
          <input type="checkbox" checked={ticked.has(code)} onChange={() => tick(code)} />
          <span>
            {label}
            {hint ? <span className="choice-hint">{hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The set with the code in it if it was not, else without. */
export function toggled<Code>(set: ReadonlySet<Code>, code: Code): ReadonlySet<Code> {
  const next = new Set(set);
  if (!next.delete(code)) next.add(code);
  return next;
}
