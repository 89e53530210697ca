import { Select } from 'antd';
import { useMemo } from 'react';
import type { KeyboardEvent } from 'react';
import { taxonomy } from '@harbourlink/taxonomy';
import type { TaxonomyKind } from '@harbourlink/taxonomy';
import { languages } from '@harbourlink/kernel';
import { texts as appTexts } from '../app/texts.js';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { AntdLook } from './antd-look.js';
import { Field } from './field.js';
import type { FieldProps } from './field.js';
import { partsTexts } from './texts.js';

type Frame = Omit<FieldProps, 'children' | 'group'>;

export interface CodeSelectProps extends Frame {
  readonly kind: TaxonomyKind;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

export interface CodesSelectProps extends Frame {
  readonly kind: TaxonomyKind;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly most?: number;
}

interface Option {
  readonly value: string;
  readonly label: string;
  /** The label in every language: whoever types in another one finds it too. */
  readonly found: string;
}

/** What an import could not place; nobody chooses it. */
const unclassified = 'unclassified';

function useOptions(kind: TaxonomyKind, chosen: readonly string[]): Option[] {
  const language = useLanguage();
  const isUnclassified = chosen.includes(unclassified);
  return useMemo(
    () =>
      taxonomy[kind]
        .filter(({ code }) => code !== unclassified || isUnclassified)
        .map(({ code, labels }) => ({
          value: code,
          label: labels[language],
          found: languages.map((each) => labels[each].toLowerCase()).join('\n'),
        })),
    [kind, language, isUnclassified],
  );
}

const isFound = (typed: string, option: Option | undefined): boolean =>
  option?.found.includes(typed.trim().toLowerCase()) ?? false;

/** What a native dialog covers nobody can press: the list opens inside it, and Escape closes only the list. */
const inDialogs = {
  getPopupContainer: (select: HTMLElement): HTMLElement => select.closest('dialog') ?? document.body,
  onInputKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const isOpen = event.currentTarget.getAttribute('aria-expanded') === 'true';
    if (event.key === 'Escape' && isOpen) event.preventDefault();
  },
};

/** One code of the taxonomy, found by typing a part of its name in any language. */
export function CodeSelect({ kind, value, onChange, ...frame }: CodeSelectProps) {
  const say = useTexts(partsTexts);
  const sayAlways = useTexts(appTexts);
  const options = useOptions(kind, value === undefined ? [] : [value]);
  return (
    <Field {...frame}>
      {(control) => (
        <AntdLook>
          <Select<string, Option>
            {...control}
            {...inDialogs}
            allowClear
            value={value ?? null}
            placeholder={sayAlways('choose')}
            options={options}
            showSearch={{ filterOption: isFound }}
            notFoundContent={say('noneFound')}
            onChange={(next?: string | null) => onChange(next ?? undefined)}
          />
        </AntdLook>
      )}
    </Field>
  );
}

/** Several codes of the taxonomy. */
export function CodesSelect({ kind, value, onChange, most, ...frame }: CodesSelectProps) {
  const say = useTexts(partsTexts);
  const sayAlways = useTexts(appTexts);
  const options = useOptions(kind, value);
  return (
    <Field {...frame}>
      {(control) => (
        <AntdLook>
          <Select<string[], Option>
            {...control}
            {...inDialogs}
            mode="multiple"
            value={[...value]}
            placeholder={sayAlways('choose')}
            options={options}
            showSearch={{ filterOption: isFound }}
            notFoundContent={say('noneFound')}
            {...(most !== undefined && { maxCount: most })}
            onChange={(next) => onChange(next)}
          />
        </AntdLook>
      )}
    </Field>
  );
}
