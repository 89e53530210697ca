import { Client } from 'pg';
import type { ClientConfig } from 'pg';

/**
 * A connection of a pool. The server may end it in the very moment between being made and being used, when nobody listens
 * yet: whoever uses it next is told by a failing statement, and the process must not end of it.
 */
export class HeardClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
