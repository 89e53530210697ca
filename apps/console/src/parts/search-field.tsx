import { useEffect, useRef, useState } from 'react';
import { TextField } from './text-fields.js';

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly search: (text: string) => void;
}

const restMilliseconds = 350;

/** Searches when the typing rests; the address follows. */
export function SearchField({ label, value, search }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const latest = useRef(search);
  latest.current = search;
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      latest.current(typed.trim());
    }, restMilliseconds);
    return () => clearTimeout(timer);
  }, [typed]);
  return <TextField name="q" label={label} type="search" value={typed} maxLength={100} onChange={setTyped} />;
}
