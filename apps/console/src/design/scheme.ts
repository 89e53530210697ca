import { useSyncExternalStore } from 'react';
import { kept } from '../browser/kept.js';
import { cssVariables } from './tokens.js';
import type { Scheme } from './tokens.js';

export const schemeChoices = ['auto', 'light', 'dark'] as const;
export type SchemeChoice = (typeof schemeChoices)[number];

const choice = kept<SchemeChoice>('scheme', schemeChoices, 'auto');
const darkWanted = matchMedia('(prefers-color-scheme: dark)');

function schemeNow(): Scheme {
  const chosen = choice.get();
  if (chosen !== 'auto') return chosen;
  return darkWanted.matches ? 'dark' : 'light';
}

function paint(): void {
  const scheme = schemeNow();
  const { style } = document.documentElement;
  style.setProperty('color-scheme', scheme);
  for (const [name, value] of Object.entries(cssVariables(scheme))) style.setProperty(name, value);
}

/** Paints the page in the scheme chosen, else the system's, and goes on doing so. */
export function followScheme(): void {
  paint();
  darkWanted.addEventListener('change', paint);
  choice.subscribe(paint);
}

function subscribe(changed: () => void): () => void {
  darkWanted.addEventListener('change', changed);
  const end = choice.subscribe(changed);
  return () => {
    darkWanted.removeEventListener('change', changed);
    end();
  };
}

/** The scheme of the moment, what was chosen, and how to choose. */
export function useScheme(): { scheme: Scheme; choice: SchemeChoice; choose: (next: SchemeChoice) => void } {
  const scheme = useSyncExternalStore(subscribe, schemeNow);
  const chosen = useSyncExternalStore(choice.subscribe, choice.get);
  return { scheme, choice: chosen, choose: choice.set };
}
