/** A choice this browser remembers. A browser that keeps nothing forgets it with the page. */
export interface Kept<Value extends string> {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  /** Calls back after each change; the answer ends it. */
  readonly subscribe: (changed: () => void) => () => void;
}

const prefix = 'harbourlink.';

/** Keeps one of `allowed` under a name; `fallback` until there is a choice. */
export function kept<Value extends string>(name: string, allowed: readonly Value[], fallback: Value): Kept<Value> {
  const listeners = new Set<() => void>();
  let value = allowed.find((one) => one === readKept(name)) ?? fallback;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      writeKept(name, next);
      for (const changed of listeners) changed();
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

/** What was kept under the name; undefined when nothing was, or when the browser keeps nothing. */
export function readKept(name: string): string | undefined {
  try {
    return localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text, or forgets it. */
export function writeKept(name: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, text);
  } catch {
    // a full or forbidden store: the page goes on without it
  }
}

/** Forgets everything kept under a name that begins so. */
export function forgetKept(beginning: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix + beginning)) localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}
