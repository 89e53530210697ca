import { useEffect, useRef, useState } from 'react';
import { useSession } from '../session/session.js';
import { placeOf } from './kept-by-person.js';

export interface KeptForm<Value> {
  readonly value: Value;
  readonly change: (next: Value) => void;
  /** Once the platform has it. */
  readonly forget: () => void;
}

/** A form for something that does not exist yet: what is typed stays on this device until it has been created. */
export function useKeptForm<Value>(name: string, beginning: () => Value): KeptForm<Value> {
  const [place] = useState(() => placeOf(`form.${name}`));
  const [found] = useState(place.read);
  const [value, setValue] = useState(() => parsed<Value>(found) ?? beginning());
  const typed = useRef(found);
  const write = (text: string | undefined) => {
    typed.current = text;
    place.write(text);
  };
  const isSignedOut = useSession()?.signedIn === false;
  useEffect(() => {
    // Signing out in another window has forgotten what this one still shows.
    if (isSignedOut && place.read() === undefined) place.write(typed.current);
  }, [isSignedOut, place]);
  return {
    value,
    change: (next) => {
      setValue(next);
      write(JSON.stringify(next));
    },
    forget: () => write(undefined),
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
