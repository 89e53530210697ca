import { Injectable } from '@nestjs/common';

/**
 * Wakes the live streams of a person in this process when a notice of theirs was committed. It may miss one (another
 * replica wrote it): the streams look into the table by themselves too.
 */
@Injectable()
export class NoticeArrivals {
  private readonly listeners = new Map<string, Set<() => void>>();

  arrived(personId: string): void {
    for (const listener of this.listeners.get(personId) ?? []) listener();
  }

  /** Calls `listener` for every arrival until the returned function is called. */
  listen(personId: string, listener: () => void): () => void {
    const listeners = this.listeners.get(personId) ?? new Set();
    this.listeners.set(personId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.listeners.delete(personId);
    };
  }
}
