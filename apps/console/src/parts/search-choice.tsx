import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { texts } from '../app/texts.js';
import { useTexts } from '../language/use-texts.js';
import { Field } from './field.js';
import type { Choice } from './choice-fields.js';
import './search-choice.css';

export interface SearchChoiceProps<Option extends Choice> {
  readonly name: string;
  readonly label: string;
  /** What the box says while something is chosen. */
  readonly chosen: string | undefined;
  /** Names what is searched in the cache. */
  readonly queryKey: string;
  readonly search: (words: string) => Promise<readonly Option[]>;
  readonly choose: (option: Option) => void;
  readonly hint?: string | undefined;
}

/** One of many: type some of its name, choose with the arrow keys or by touch. */
export function SearchChoice<Option extends Choice>(props: SearchChoiceProps<Option>) {
  const { name, label, chosen, queryKey, search, choose, hint } = props;
  const say = useTexts(texts);
  const list = useId();
  const [words, setWords] = useState<string>();
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(words?.trim() ?? '');
  const open = words !== undefined;
  const { data, isFetching } = useQuery({
    queryKey: [queryKey, 'search', wanted],
    queryFn: () => search(wanted),
    enabled: open,
    staleTime: 30_000,
  });
  const options = data ?? [];
  const take = (option: Option | undefined) => {
    if (!option) return;
    choose(option);
    setWords(undefined);
  };
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) setWords('');
      else setAt(Math.max(0, Math.min(options.length - 1, at + step)));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      take(options[at]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setWords(undefined);
    }
  };
  return (
    <Field name={name} label={label} hint={hint}>
      {(control) => (
        <div className="search-choice">
          <input
            {...control}
            type="text"
            className="input"
            role="combobox"
            autoComplete="off"
            aria-expanded={open}
            aria-autocomplete="list"
            {...(open && { 'aria-controls': list })}
            {...(open && options[at] && { 'aria-activedescendant': `${list}-${at}` })}
            value={words ?? chosen ?? ''}
            placeholder={say('search')}
            onChange={({ target }) => {
              setWords(target.value);
              setAt(0);
            }}
            onKeyDown={pressed}
            // What is typed next takes the place of the name that is there.
            onFocus={({ target }) => target.select()}
            onBlur={() => setWords(undefined)}
          />
          {open ? (
            <ul id={list} role="listbox" aria-label={label} className="search-choice-list">
              {options.map((option, index) => (
                <li
                  key={option.code}
                  id={`${list}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  onPointerDown={(event) => {
                    event.preventDefault();
                    take(option);
                  }}
                >
                  {option.label}
                </li>
              ))}
              {options.length === 0 ? (
                <li role="option" aria-disabled="true" aria-selected={false} className="quiet">
                  {say(isFetching ? 'loading' : 'empty.title')}
                </li>
              ) : null}
            </ul>
          ) : null}
        </div>
      )}
    </Field>
  );
}
