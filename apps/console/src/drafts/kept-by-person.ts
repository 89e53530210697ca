import { forgetKept, readKept, writeKept } from '../browser/kept.js';

/** Where one text that somebody types stays on this device. */
export interface KeptText {
  readonly read: () => string | undefined;
  /** Keeps it, or forgets it. */
  readonly write: (text: string | undefined) => void;
}

let person: string | undefined;

/** Whatever is typed from now on belongs to this person: nobody else who signs in on this device finds it. */
export function keepFor(personId: string): void {
  person = personId;
}

/** The place of a text of the person signed in. It stays theirs when somebody else signs in meanwhile. */
export function placeOf(name: string): KeptText {
  const key = `${mine()}${name}`;
  return { read: () => readKept(key), write: (text) => writeKept(key, text) };
}

/** Forgets every text the person signed in has typed here. */
export function forgetMine(): void {
  forgetKept(mine());
}

/**
 * Signing out in another window forgets what this one still shows: `keepAgain` is asked to keep what is gone. The answer
 * ends that.
 */
export function whenForgottenElsewhere(keepAgain: () => void): () => void {
  const look = ({ newValue }: StorageEvent) => {
    if (newValue === null) keepAgain();
  };
  addEventListener('storage', look);
  return () => removeEventListener('storage', look);
}

function mine(): string {
  return `typed.${person ?? 'nobody'}.`;
}
