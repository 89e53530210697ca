const pending = new Set<() => Promise<unknown>>();

/** Is done before somebody signs out or acts for another organisation; the answer takes it back. */
export function beforeLeaving(save: () => Promise<unknown>): () => void {
  pending.add(save);
  return () => pending.delete(save);
}

/** Sends whatever is still being typed; a platform that does not answer holds nobody back. */
export async function saveBeforeLeaving(): Promise<void> {
  const saved = Promise.allSettled([...pending].map((save) => save()));
  await Promise.race([saved, new Promise((done) => setTimeout(done, 3_000))]);
}
