import { whenForgottenElsewhere } from './kept-by-person.js';
import type { KeptText } from './kept-by-person.js';

/** What is typed of something the platform does not have yet, on this device. */
export interface OpenKeptForm<Value> {
  /** As it was left, else as it begins. */
  readonly begun: Value;
  readonly change: (next: Value) => void;
  /** Once the platform has it. */
  readonly forget: () => void;
  /**
   * The session has ended while the form is shown. Signing out in another window forgets what was typed, before this one
   * knows of the end or after; what it still shows is kept again. The answer ends that.
   */
  readonly outliveSession: () => () => void;
}

/** `place` belongs to whoever opened the form, and to nobody who signs in later. */
export function openKeptForm<Value>(place: KeptText, beginning: () => Value): OpenKeptForm<Value> {
  let typed = place.read();
  const write = (text: string | undefined) => {
    typed = text;
    place.write(text);
  };
  const keepAgain = () => {
    if (place.read() === undefined) place.write(typed);
  };
  return {
    begun: parsed<Value>(typed) ?? beginning(),
    change: (next) => write(JSON.stringify(next)),
    forget: () => write(undefined),
    outliveSession: () => {
      keepAgain();
      return whenForgottenElsewhere(keepAgain);
    },
  };
}

function parsed<Value>(text: string | undefined): Value | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}
