/** The steps of the backbone at which a process may die or freeze; the fault harness (test/chaos) makes it happen. */
export type Failpoint =
  | 'outbox: appended'
  | 'sequencer: leased'
  | 'sequencer: number read'
  | 'sequencer: about to move'
  | 'sequencer: moved'
  | 'sequencer: announced'
  | 'reader: read'
  | 'inbox: cursor moved'
  | 'inbox: inserted'
  | 'reader: stored'
  | 'worker: claimed'
  | 'worker: handled'
  | 'worker: settled'
  | 'worker: committed'
  | 'worker: failed'
  | 'batch: claimed'
  | 'batch: handled'
  | 'batch: settled'
  | 'letter: claimed'
  | 'letter: acted on'
  | 'rebuild: begun'
  | 'rebuild: applied'
  | 'rebuild: closed'
  | 'rebuild: handed over'
  | 'rebuild: swapped';

let hook: ((name: Failpoint) => Promise<void> | undefined) | undefined;

/** Marks a step. Nothing happens unless the harness listens, and nothing else can: this file is not exported when built. */
export function failpoint(name: Failpoint): Promise<void> | undefined {
  return hook?.(name);
}

/** Called by the harness alone; undefined ends it. */
export function onFailpoint(listener: typeof hook): void {
  hook = listener;
}
