import { useEffect, useRef, useSyncExternalStore } from 'react';
import { placeOf, whenForgottenElsewhere } from './kept-by-person.js';
import { openDraft } from './open-draft.js';
import type { DraftNow, OpenDraft, Versioned } from './open-draft.js';
import { beforeLeaving } from './unsaved.js';

export type { DraftState, Versioned } from './open-draft.js';

export interface UseDraftOptions<Value> {
  /** Names the draft on this device: the kind and the id. */
  readonly name: string;
  /** As the platform has it. */
  readonly stored: Versioned<Value>;
  /** Writes the whole value; throws ApiProblem 412 when the version has moved on. */
  readonly save: (value: Value, version: number) => Promise<Versioned<Value>>;
  /** Milliseconds of rest after the last change before it is saved. */
  readonly rest?: number;
}

export type Draft<Value> = DraftNow<Value> & Pick<OpenDraft<Value>, 'change' | 'flush' | 'settle' | 'version'>;

/**
 * A form that saves itself. What is typed is first kept on this device, so that a closed lid, a lost network or an ended
 * session loses nothing; then, after a moment of rest, it is written to the platform.
 */
export function useDraft<Value>({ name, stored, save, rest = 800 }: UseDraftOptions<Value>): Draft<Value> {
  const held = useRef<{ name: string; save: typeof save; draft: OpenDraft<Value> }>(undefined);
  if (held.current?.name !== name) {
    const next = { name, save };
    const place = placeOf(`draft.${name}`);
    // What was typed into one thing is never written to the next one shown.
    const draft = openDraft({ stored, place, rest, save: (value, version) => next.save(value, version) });
    held.current = Object.assign(next, { draft });
  }
  held.current.save = save;
  const { draft } = held.current;
  const now = useSyncExternalStore(draft.subscribe, draft.now);
  useEffect(() => draft.adopt(stored));
  useEffect(() => {
    draft.enter();
    const back = () => void draft.flush();
    addEventListener('online', back);
    const forget = beforeLeaving(draft.flush);
    const listenNoMore = whenForgottenElsewhere(draft.keepAgain);
    return () => {
      removeEventListener('online', back);
      forget();
      listenNoMore();
      draft.leave();
    };
  }, [draft]);
  const { change, flush, settle, version } = draft;
  return { ...now, change, flush, settle, version };
}
