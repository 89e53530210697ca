import { EventEmitter } from 'node:events';

/**
 * Tells loops in the same process that there is work, the moment it is committed. It carries nothing and may be missed:
 * polling is authoritative.
 */
const emitter = new EventEmitter().setMaxListeners(0);

export function wakeOn(signal: string, loop: () => void): () => void {
  emitter.on(signal, loop);
  return () => emitter.off(signal, loop);
}

export function wake(signal: string): void {
  emitter.emit(signal);
}

export const outboxOf = (schema: string): string => `outbox ${schema}`;
export const journalOf = (schema: string): string => `journal ${schema}`;
export const inboxOf = (schema: string): string => `inbox ${schema}`;
export const pausesOf = (schema: string): string => `pauses ${schema}`;
