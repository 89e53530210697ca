import { useRef } from 'react';
import { newId } from '@harbourlink/kernel';

export interface OnceKey {
  /** The key of this create: the same one for as long as the same thing is asked for. */
  readonly key: (asked: unknown) => string;
  /** It has been created: asking for the same again is meant. */
  readonly renew: () => void;
}

/** Idempotency keys: pressing twice, or again after an answer was lost, creates once; something else is another create. */
export function useOnceKey(): OnceKey {
  const kept = useRef<{ readonly asked: string; readonly key: string }>(undefined);
  return {
    key: (asked) => {
      const text = JSON.stringify(asked);
      if (kept.current?.asked !== text) kept.current = { asked: text, key: newId() };
      return kept.current.key;
    },
    renew: () => {
      kept.current = undefined;
    },
  };
}
