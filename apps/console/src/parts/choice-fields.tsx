import type { ReactNode } from 'react';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Field } from './field.js';
import type { FieldProps } from './field.js';

type Frame = Omit<FieldProps, 'children' | 'group'>;

export interface Choice<Code extends string = string> {
  readonly code: Code;
  readonly label: string;
}

export interface ChoiceFieldProps<Code extends string> extends Frame {
  readonly value: Code | undefined;
  readonly choices: readonly Choice<Code>[];
  /** What no choice is called; without it one must be chosen. */
  readonly none?: string;
  readonly onChange: (value: Code | undefined) => void;
}

/** One of a few, by the browser's own list. */
export function ChoiceField<Code extends string>({ value, choices, none, onChange, ...frame }: ChoiceFieldProps<Code>) {
  return (
    <Field {...frame}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value ?? ''}
          onChange={(event) => onChange(choices.find(({ code }) => code === event.target.value)?.code)}
        >
          {none !== undefined ? <option value="">{none}</option> : null}
          {choices.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface TickProps {
  readonly id?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
  readonly hint?: ReactNode;
}

/** A yes or no with its words beside it. */
export function Tick({ id, checked, onChange, label, hint }: TickProps) {
  return (
    <label className="tick">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint !== undefined ? <small>{hint}</small> : null}
      </span>
    </label>
  );
}

export interface YesNoFieldProps extends Frame {
  readonly value: boolean | undefined;
  readonly yes: string;
  readonly no: string;
  readonly onChange: (value: boolean | undefined) => void;
}

/** Yes, no, or not said. */
export function YesNoField({ value, yes, no, onChange, ...frame }: YesNoFieldProps) {
  const sayAlways = useTexts(appTexts);
  const code = value === undefined ? undefined : value ? 'yes' : 'no';
  return (
    <ChoiceField
      {...frame}
      value={code}
      none={sayAlways('notSaid')}
      choices={[
        { code: 'yes', label: yes },
        { code: 'no', label: no },
      ]}
      onChange={(next) => onChange(next === undefined ? undefined : next === 'yes')}
    />
  );
}
