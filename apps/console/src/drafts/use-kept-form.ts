import { useEffect, useState } from 'react';
import { useSession } from '../session/session.js';
import { placeOf } from './kept-by-person.js';
import { openKeptForm } from './open-kept-form.js';

export interface KeptForm<Value> {
  readonly value: Value;
  readonly change: (next: Value) => void;
  /** Once the platform has it. */
  readonly forget: () => void;
}

/** A form for something that does not exist yet: what is typed stays on this device until it has been created. */
export function useKeptForm<Value>(name: string, beginning: () => Value): KeptForm<Value> {
  const [form] = useState(() => openKeptForm(placeOf(`form.${name}`), beginning));
  const [value, setValue] = useState(form.begun);
  const isSignedOut = useSession()?.signedIn === false;
  useEffect(() => (isSignedOut ? form.outliveSession() : undefined), [isSignedOut, form]);
  return {
    value,
    change: (next) => {
      setValue(next);
      form.change(next);
    },
    forget: form.forget,
  };
}
