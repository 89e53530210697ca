import { ApiProblem } from '@harbourlink/api-client';
import type { KeptText } from './kept-by-person.js';

/** `kept`: on this device, not yet at the platform. `conflict`: somebody else has changed it meanwhile. */
export type DraftState = 'saved' | 'waiting' | 'saving' | 'kept' | 'refused' | 'conflict';

export interface Versioned<Value> {
  readonly value: Value;
  readonly version: number;
}

/** What is shown of a draft. */
export interface DraftNow<Value> {
  readonly value: Value;
  readonly state: DraftState;
  /** Of the last attempt to save, while it counts. */
  readonly error: unknown;
}

export interface DraftOptions<Value> {
  /** As the platform has it. */
  readonly stored: Versioned<Value>;
  readonly place: KeptText;
  /** Writes the whole value; throws ApiProblem 412 when the version has moved on. */
  readonly save: (value: Value, version: number) => Promise<Versioned<Value>>;
  /** Milliseconds of rest after the last change before it is saved. */
  readonly rest: number;
}

export interface OpenDraft<Value> {
  readonly now: () => DraftNow<Value>;
  /** The version of the platform this draft stands on. */
  readonly version: () => number;
  readonly subscribe: (changed: () => void) => () => void;
  readonly change: (next: Value) => void;
  /** Saves now, and what is typed while it is being saved; true when all is at the platform. */
  readonly flush: () => Promise<boolean>;
  /** After a conflict: keep what was typed here (over theirs), or take theirs. */
  readonly settle: (how: 'mine' | 'theirs', theirs: Versioned<Value>) => void;
  /** A copy on this device has gone: when it was this one, what is not saved is kept again. */
  readonly keepAgain: () => void;
  /** The platform has something newer; it is taken unless something here is not saved. */
  readonly adopt: (stored: Versioned<Value>) => void;
  /** The page is there: what was left from before is sent. */
  readonly enter: () => void;
  /** The page is gone: what is left is sent once; the copy on this device stays until that has worked. */
  readonly leave: () => void;
}

const longestPause = 30_000;

/** Something typed on its way to the platform: first kept on this device, then, after a moment of rest, saved. */
export function openDraft<Value>({ stored, place, save, rest }: DraftOptions<Value>): OpenDraft<Value> {
  const left = leftFrom<Value>(place);
  let { value, version } = left?.draft ?? stored;
  let copy = left?.copy;
  let dirty = left !== undefined;
  let state: DraftState = dirty ? 'kept' : 'saved';
  let error: unknown;
  let isThere = true;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  let shown: DraftNow<Value> = { value, state, error };
  const listeners = new Set<() => void>();

  function tell(next: DraftState, why?: unknown): void {
    state = next;
    error = why;
    shown = { value, state, error };
    for (const changed of listeners) changed();
  }

  function keep(): void {
    copy = JSON.stringify({ value, version });
    place.write(copy);
  }

  function forget(): void {
    dirty = false;
    // In another tab something else may have been typed meanwhile: that stays.
    if (place.read() === copy) place.write(undefined);
    copy = undefined;
  }

  function schedule(milliseconds: number): void {
    clearTimeout(timer);
    if (isThere) timer = setTimeout(() => void flush(), milliseconds);
  }

  async function attempt(): Promise<boolean> {
    const sent = value;
    tell('saving');
    try {
      ({ version } = await save(sent, version));
      failures = 0;
      if (value === sent) {
        forget();
        tell('saved');
      } else keep();
      return true;
    } catch (caught) {
      tell(stateAfter(caught), caught);
      failures += 1;
      if (state === 'kept') schedule(Math.min(longestPause, 1_000 * 2 ** failures));
      return false;
    }
  }

  async function saveAll(): Promise<boolean> {
    while (dirty) if (!(await attempt())) return false;
    return true;
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (state === 'conflict') return Promise.resolve(false);
    // One at a time: two at once would meet each other's version.
    running ??= saveAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    now: () => shown,
    version: () => version,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    change: (next) => {
      value = next;
      dirty = true;
      keep();
      if (state === 'conflict') return tell('conflict', error);
      tell('waiting', error);
      return schedule(rest);
    },
    flush,
    settle: (how, theirs) => {
      version = theirs.version;
      if (how === 'theirs') {
        value = theirs.value;
        forget();
        return tell('saved');
      }
      keep();
      tell('waiting');
      return schedule(0);
    },
    keepAgain: () => {
      if (dirty && place.read() === undefined) keep();
    },
    adopt: (newer) => {
      if (dirty || newer.version <= version) return;
      ({ value, version } = newer);
      tell('saved');
    },
    enter: () => {
      isThere = true;
      if (dirty) schedule(0);
    },
    leave: () => {
      isThere = false;
      void flush();
    },
  };
}

function leftFrom<Value>(place: KeptText): { readonly draft: Versioned<Value>; readonly copy: string } | undefined {
  const copy = place.read();
  if (copy === undefined) return undefined;
  try {
    return { draft: JSON.parse(copy) as Versioned<Value>, copy };
  } catch {
    return undefined;
  }
}

/** Whether what was not saved waits for the network or a session, for the reader to mend it, or for a choice. */
function stateAfter(error: unknown): DraftState {
  if (!(error instanceof ApiProblem)) return 'kept';
  if (error.status === 412) return 'conflict';
  const passes = error.status === 401 || error.status === 429 || error.status >= 500 || error.code === 'session.forged';
  return passes ? 'kept' : 'refused';
}
