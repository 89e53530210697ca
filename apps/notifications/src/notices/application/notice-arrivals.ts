import { Injectable } from '@nestjs/common';
import { newId } from '@harbourlink/kernel';
import { NoRedis, Redis } from '@harbourlink/service-kit/redis';

const channel = 'notifications:arrivals';

/**
 * Wakes the live streams of a person, in this process and in every other replica, when a notice of theirs was committed.
 * A replica may miss one (Redis is away): the streams look into the table by themselves too.
 */
@Injectable()
export class NoticeArrivals {
  private readonly listeners = new Map<string, Set<() => void>>();
  /** Tells what this process said itself from what the others say. */
  private readonly ownName = newId();

  constructor(private readonly replicas: Redis = new NoRedis()) {
    replicas.listen(channel, (message) => {
      const [sender, personId] = message.split(' ');
      if (sender !== this.ownName && personId !== undefined) this.wake(personId);
    });
  }

  /** To be called once the notice is committed: whoever is woken looks for it at once. */
  arrived(personId: string): void {
    this.wake(personId);
    this.replicas.publish(channel, `${this.ownName} ${personId}`);
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

  private wake(personId: string): void {
    for (const listener of this.listeners.get(personId) ?? []) listener();
  }
}
