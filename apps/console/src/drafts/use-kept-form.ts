import { useEffect, useRef, useState } from 'react';
import { placeOf, whenForgottenElsewhere } from './kept-by-person.js';
import type { KeptText } from './kept-by-person.js';

export interface KeptForm<Value> {
  readonly value: Value;
  readonly change: (next: Value) => void;
  /** Once the platform has it. */
  readonly forget: () => void;
}

/** A form for something that does not exist yet: what is typed stays on this device until it has been created. */
export function useKeptForm<Value>(name: string, beginning: () => Value): KeptForm<Value> {
  const [place] = useState(() => placeOf(`form.${name}`));
  const [value, setValue] = useState(() => left<Value>(place) ?? beginning());
  const typed = useRef<string>(undefined);
  const write = (text: string | undefined) => {
    typed.current = text;
    place.write(text);
  };
  useEffect(
    () =>
      whenForgottenElsewhere(() => {
        if (typed.current !== undefined) place.write(typed.current);
      }),
    [place],
  );
  return {
    value,
    change: (next) => {
      setValue(next);
      write(JSON.stringify(next));
    },
    forget: () => write(undefined),
  };
}

function left<Value>(place: KeptText): Value | undefined {
  const text = place.read();
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}
