import { useState } from 'react';
import { placeOf } from './kept-by-person.js';
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
  return {
    value,
    change: (next) => {
      setValue(next);
      place.write(JSON.stringify(next));
    },
    forget: () => place.write(undefined),
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
