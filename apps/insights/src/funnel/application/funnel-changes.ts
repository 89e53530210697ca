import { Injectable } from '@nestjs/common';

/** Tells this process that facts have changed; what other replicas take in is found by looking. */
@Injectable()
export class FunnelChanges {
  private readonly listeners = new Set<() => void>();

  /** To be called once a change is committed. */
  tell(): void {
    for (const listener of this.listeners) listener();
  }

  /** Calls back at every change until the function it returns is called. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
