import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '@harbourlink/api-client';
import { readKept, writeKept } from '../browser/kept.js';

/** `kept`: on this device, not yet at the platform. `conflict`: somebody else has changed it meanwhile. */
export type DraftState = 'saved' | 'waiting' | 'saving' | 'kept' | 'refused' | 'conflict';

export interface Versioned<Value> {
  readonly value: Value;
  readonly version: number;
}

export interface DraftOptions<Value> {
  /** Names the draft on this device: the kind and the id. */
  readonly name: string;
  /** As the platform has it. */
  readonly stored: Versioned<Value>;
  /** Writes the whole value; throws ApiProblem 412 when the version has moved on. */
  readonly save: (value: Value, version: number) => Promise<Versioned<Value>>;
  /** Milliseconds of rest after the last change before it is saved. */
  readonly rest?: number;
}

export interface Draft<Value> {
  readonly value: Value;
  readonly state: DraftState;
  /** Of the last attempt to save, while it counts. */
  readonly error: unknown;
  readonly change: (next: Value) => void;
  /** Saves now; true when all is at the platform. */
  readonly flush: () => Promise<boolean>;
  /** After a conflict: keep what was typed here (over theirs), or take theirs. */
  readonly settle: (how: 'mine' | 'theirs', theirs: Versioned<Value>) => void;
}

/**
 * A form that saves itself. What is typed is first kept on this device, so that a closed lid, a lost network or an ended
 * session loses nothing; then, after a moment of rest, it is written to the platform.
 */
export function useDraft<Value>({ name, stored, save, rest = 800 }: DraftOptions<Value>): Draft<Value> {
  const key = `draft.${name}`;
  const begun = useRef<{ value: Value; version: number; dirty: boolean }>(undefined);
  begun.current ??= beginning(key, stored);
  const [shown, setShown] = useState<{ value: Value; state: DraftState; error: unknown }>({
    value: begun.current.value,
    state: begun.current.dirty ? 'kept' : 'saved',
    error: undefined,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(undefined);
  const saving = useRef(save);
  saving.current = save;

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    const draft = begun.current;
    if (!draft?.dirty) return true;
    const attempt = (async () => {
      const sent = draft.value;
      setShown((now) => ({ ...now, state: 'saving', error: undefined }));
      try {
        const answer = await saving.current(sent, draft.version);
        draft.version = answer.version;
        if (draft.value !== sent) return false;
        draft.dirty = false;
        writeKept(key, undefined);
        setShown((now) => ({ ...now, state: 'saved' }));
        return true;
      } catch (error) {
        setShown((now) => ({ ...now, state: stateAfter(error), error }));
        return false;
      }
    })();
    running.current = attempt;
    const saved = await attempt;
    running.current = undefined;
    return saved;
  }, [key]);

  const schedule = useCallback(
    (milliseconds: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), milliseconds);
    },
    [flush],
  );

  const change = useCallback(
    (next: Value) => {
      const draft = begun.current;
      if (!draft) return;
      draft.value = next;
      draft.dirty = true;
      writeKept(key, JSON.stringify({ value: next, version: draft.version }));
      setShown((now) => ({ value: next, state: now.state === 'conflict' ? 'conflict' : 'waiting', error: now.error }));
      schedule(rest);
    },
    [key, rest, schedule],
  );

  const settle = useCallback(
    (how: 'mine' | 'theirs', theirs: Versioned<Value>) => {
      const draft = begun.current;
      if (!draft) return;
      draft.version = theirs.version;
      if (how === 'theirs') {
        draft.value = theirs.value;
        draft.dirty = false;
        writeKept(key, undefined);
        setShown({ value: theirs.value, state: 'saved', error: undefined });
      } else {
        setShown((now) => ({ ...now, state: 'waiting', error: undefined }));
        schedule(0);
      }
    },
    [key, schedule],
  );

  useEffect(() => {
    const back = () => schedule(0);
    addEventListener('online', back);
    if (begun.current?.dirty) schedule(0);
    return () => {
      removeEventListener('online', back);
      // Leaving the page saves what is left; the copy on this device stays until that has worked.
      void flush();
    };
  }, [flush, schedule]);

  return { ...shown, change, flush, settle };
}

function beginning<Value>(key: string, stored: Versioned<Value>): { value: Value; version: number; dirty: boolean } {
  const left = readKept(key);
  if (left === undefined) return { ...stored, dirty: false };
  try {
    const { value, version } = JSON.parse(left) as Versioned<Value>;
    return { value, version, dirty: true };
  } catch {
    return { ...stored, dirty: false };
  }
}

function stateAfter(error: unknown): DraftState {
  if (!(error instanceof ApiProblem)) return 'kept';
  if (error.status === 412) return 'conflict';
  return error.status === 401 || error.status >= 500 || error.status === 429 ? 'kept' : 'refused';
}
