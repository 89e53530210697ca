import { useState } from 'react';
import { readKept, writeKept } from '../browser/kept.js';

export interface KeptForm<Value> {
  readonly value: Value;
  readonly change: (next: Value) => void;
  /** Once the platform has it. */
  readonly forget: () => void;
}

/** A form for something that does not exist yet: what is typed stays on this device until it has been created. */
export function useKeptForm<Value>(name: string, beginning: () => Value): KeptForm<Value> {
  const key = `form.${name}`;
  const [value, setValue] = useState(() => left<Value>(key) ?? beginning());
  return {
    value,
    change: (next) => {
      setValue(next);
      writeKept(key, JSON.stringify(next));
    },
    forget: () => writeKept(key, undefined),
  };
}

function left<Value>(key: string): Value | undefined {
  const text = readKept(key);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}
