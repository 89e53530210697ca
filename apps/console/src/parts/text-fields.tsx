import { languages } from '@harbourlink/kernel';
import type { Language } from '@harbourlink/kernel';
import { ownNames } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { Field, fieldId } from './field.js';
import type { FieldProps } from './field.js';
import { partsTexts } from './texts.js';

type Frame = Omit<FieldProps, 'children' | 'group'>;

export interface TextFieldProps extends Frame {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'date' | 'url' | 'search';
  readonly inputMode?: 'decimal' | 'numeric';
  readonly min?: string;
  readonly max?: string;
  readonly maxLength?: number;
}

export function TextField({
  value,
  onChange,
  type = 'text',
  inputMode,
  min,
  max,
  maxLength,
  ...frame
}: TextFieldProps) {
  return (
    <Field {...frame}>
      {(control) => (
        <input
          {...control}
          className="input"
          type={type}
          value={value}
          inputMode={inputMode}
          min={min}
          max={max}
          maxLength={maxLength}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Somebody's words in each language; empty where they gave none. */
export type Words = Readonly<Record<Language, string>>;

export interface LocalizedFieldProps extends Frame {
  readonly value: Words;
  readonly onChange: (value: Words) => void;
  /** Several lines rather than one. */
  readonly long?: true;
  readonly maxLength: number;
}

/** The same text in any of the three languages, one beneath the other. */
export function LocalizedField({ value, onChange, long, maxLength, ...frame }: LocalizedFieldProps) {
  const say = useTexts(partsTexts);
  const Input = long ? 'textarea' : 'input';
  return (
    <Field {...frame} group>
      {(control) => (
        <div className="stack">
          {languages.map((language, index) => {
            const id = index === 0 ? control.id : fieldId(`${frame.name}.${language}`);
            return (
              <div className="texts-in" key={language}>
                <label htmlFor={id}>
                  <span className="hidden">
                    {say('inLanguage', { label: frame.label, language: ownNames[language] })}
                  </span>
                  <span aria-hidden="true" lang={language}>
                    {ownNames[language]}
                  </span>
                </label>
                <Input
                  id={id}
                  lang={language}
                  className="input"
                  aria-invalid={control['aria-invalid']}
                  value={value[language]}
                  maxLength={maxLength}
                  onChange={(event) => onChange({ ...value, [language]: event.target.value })}
                />
              </div>
            );
          })}
        </div>
      )}
    </Field>
  );
}
