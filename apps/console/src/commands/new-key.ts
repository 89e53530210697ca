import { useRef } from 'react';
import { newId } from '@harbourlink/kernel';

/** An idempotency key that stays the same until the create it is for has been answered: pressing twice creates once. */
export function useOnceKey(): { readonly key: () => string; readonly renew: () => void } {
  const kept = useRef<string>(undefined);
  return {
    key: () => (kept.current ??= newId()),
    renew: () => {
      kept.current = undefined;
    },
  };
}
