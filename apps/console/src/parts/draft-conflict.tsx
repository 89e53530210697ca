import { useEffect, useRef, useState } from 'react';
import type { Language } from '@harbourlink/kernel';
import { Conflict } from '../drafts/conflict.js';
import type { Draft, Versioned } from '../drafts/use-draft.js';
import { ProblemBar } from './problem-bar.js';

/** A form in words: what each field is called, what it says, and the language of that where it is known. */
export type FieldsInWords = readonly (readonly [field: string, text: string, lang?: Language])[];

export interface DraftConflictProps<Value> {
  readonly draft: Draft<Value>;
  /** As the platform has it now. */
  readonly readTheirs: () => Promise<Versioned<Value>>;
  readonly inWords: (value: Value) => FieldsInWords;
}

/** Shows both versions when somebody else was faster; the same words in both are no conflict. */
export function DraftConflict<Value>({ draft, readTheirs, inWords }: DraftConflictProps<Value>) {
  const [theirs, setTheirs] = useState<Versioned<Value>>();
  const [error, setError] = useState<unknown>();
  const inConflict = draft.state === 'conflict';
  const read = useRef(readTheirs);
  read.current = readTheirs;
  useEffect(() => {
    setTheirs(undefined);
    setError(undefined);
    if (inConflict) read.current().then(setTheirs, setError);
  }, [inConflict]);
  const mine = inWords(draft.value);
  const words = theirs && inWords(theirs.value);
  const differences = words
    ? mine
        .map(([field, text, lang], index) => [field, text, words[index]?.[1] ?? '', lang] as const)
        .filter(([, one, other]) => one !== other)
    : [];
  const nothingDiffers = inConflict && theirs !== undefined && differences.length === 0;
  const settle = useRef(draft.settle);
  settle.current = draft.settle;
  useEffect(() => {
    if (nothingDiffers) settle.current('theirs', theirs);
  }, [nothingDiffers, theirs]);
  if (!inConflict) return null;
  if (error) return <ProblemBar error={error} />;
  if (!theirs || nothingDiffers) return null;
  return <Conflict differences={differences} choose={(how) => draft.settle(how, theirs)} />;
}
