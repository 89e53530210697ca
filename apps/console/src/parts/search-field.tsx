import { useRouter } from '@tanstack/react-router';
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
  const router = useRouter();
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
    const { pathname } = router.latestLocation;
    const timer = setTimeout(() => {
      // Who has chosen another page meanwhile is not called back to this one.
      if (router.latestLocation.pathname !== pathname) return;
      sent.current = typed;
      latest.current(typed.trim());
    }, restMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, router]);
  return <TextField name="q" label={label} type="search" value={typed} maxLength={100} onChange={setTyped} />;
}
