import { createHash } from 'node:crypto';
import type { Redis } from '@harbourlink/service-kit/redis';
import { InProcessCounter } from './request-counter.js';
import type { RequestCounter } from './request-counter.js';

/**
 * One count for all gateways, in Redis. This gateway counts by itself as well: when Redis is away or was emptied, its own
 * count goes on and the limit holds at least here.
 */
export class SharedCounter implements RequestCounter {
  constructor(
    private readonly redis: Redis,
    private readonly own: RequestCounter = new InProcessCounter(),
  ) {}

  async count(caller: string, windowMilliseconds: number): Promise<{ count: number; endsIn: number }> {
    const here = await this.own.count(caller, windowMilliseconds);
    const everywhere = await this.redis.count(`requests:${hashed(caller)}`, windowMilliseconds);
    return everywhere && everywhere.count >= here.count ? everywhere : here;
  }
}

/** A caller's name is made of what they sent, and of their address: in Redis it is short and says nothing. */
function hashed(caller: string): string {
  return createHash('sha256').update(caller).digest('base64url');
}
