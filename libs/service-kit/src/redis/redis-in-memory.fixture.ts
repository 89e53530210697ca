import { Redis } from './redis.js';
import type { Counted } from './redis.js';

/** What Redis does, in memory and without ends of time; it may be away. */
export class RedisInMemory extends Redis {
  away = false;
  readonly values = new Map<string, string>();
  private readonly listeners: { channel: string; listener: (message: string) => void }[] = [];

  async read(...keys: readonly string[]): Promise<(string | null)[] | undefined> {
    return this.away ? undefined : keys.map((key) => this.values.get(key) ?? null);
  }

  keep(key: string, value: string): void {
    if (!this.away) this.values.set(key, value);
  }

  async count(key: string, windowMilliseconds: number): Promise<Counted | undefined> {
    if (this.away) return undefined;
    const count = Number(this.values.get(key) ?? 0) + 1;
    this.values.set(key, String(count));
    return { count, endsIn: windowMilliseconds };
  }

  publish(channel: string, message: string): void {
    if (this.away) return;
    for (const one of this.listeners) if (one.channel === channel) one.listener(message);
  }

  listen(channel: string, listener: (message: string) => void): void {
    this.listeners.push({ channel, listener });
  }

  open(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
