import { createContext, useContext, useId } from 'react';
import type { ReactNode } from 'react';
import { texts as appTexts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { partsTexts } from './texts.js';
import './parts.css';

/** What is to be said beside the fields of a form, by the name of the field. */
export interface FieldNotes {
  readonly missing: ReadonlySet<string>;
  readonly errors: ReadonlyMap<string, string>;
}

const nothingToSay: FieldNotes = { missing: new Set(), errors: new Map() };
export const FieldNotesContext = createContext<FieldNotes>(nothingToSay);

/** Where the field of this name takes what is typed: the list of what is missing leads there. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll('.', '-')}`;
}

/** Puts the cursor into a field, as a link to it does. */
export function goToField(name: string): void {
  const control = document.getElementById(fieldId(name));
  control?.focus({ preventScroll: true });
  control?.scrollIntoView({ block: 'center' });
}

export interface Control {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: true;
  /** A set of controls has a legend and no label. */
  readonly group?: true;
  readonly children: (control: Control) => ReactNode;
}

/** A control with its label, what helps to fill it, whether it is still needed and what is wrong with it. */
export function Field({ name, label, hint, optional, group, children }: FieldProps) {
  const say = useTexts(partsTexts);
  const sayAlways = useTexts(appTexts);
  const { missing, errors } = useContext(FieldNotesContext);
  const notes = useId();
  const error = errors.get(name);
  const isMissing = missing.has(name);
  const hasNotes = hint !== undefined || error !== undefined || isMissing;
  const id = fieldId(name);
  const control: Control = {
    id,
    'aria-describedby': hasNotes ? notes : undefined,
    'aria-invalid': error !== undefined,
  };
  const title = (
    <>
      {label} {optional ? <span className="field-optional">{sayAlways('optional')}</span> : null}
    </>
  );
  const said = hasNotes ? (
    <div id={notes}>
      {hint !== undefined ? <p className="field-hint">{hint}</p> : null}
      {isMissing && error === undefined ? <p className="field-missing">{say('missing')}</p> : null}
      {error !== undefined ? <p className="field-error">{error}</p> : null}
    </div>
  ) : null;
  return group ? (
    <fieldset className="field" aria-describedby={control['aria-describedby']}>
      <legend>{title}</legend>
      {children(control)}
      {said}
    </fieldset>
  ) : (
    <div className="field">
      <label htmlFor={id}>{title}</label>
      {children(control)}
      {said}
    </div>
  );
}
