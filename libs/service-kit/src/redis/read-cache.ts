import { newId } from '@harbourlink/kernel';
import type { Redis } from './redis.js';

/** A change that could not be told, because Redis was away just then, is seen after this at the latest. */
const keptMilliseconds = 10_000;
const day = 86_400_000;

interface KeptRead {
  readonly stamp: string;
  readonly value: unknown;
}

/**
 * Answers of one costly read, kept until what they were made of changes. Every change makes a new stamp; an answer counts
 * only with the stamp that held before it was read, so that one that was overtaken by a change is never given again.
 * Without Redis every answer is read.
 */
export class ReadCache {
  constructor(
    private readonly redis: Redis,
    private readonly name: string,
  ) {}

  /** What is kept under the key, or what `read` gives: plain JSON. */
  async get<Value>(key: string, read: () => Promise<Value>): Promise<Value> {
    const found = await this.redis.read(this.stampName, this.valueName(key));
    if (!found) return read();
    const [stamp = null, text = null] = found;
    const kept = keptRead(text);
    if (kept && kept.stamp === stamp) return kept.value as Value;
    const value = await read();
    if (stamp === null) this.changed();
    else this.redis.keep(this.valueName(key), JSON.stringify({ stamp, value } satisfies KeptRead), keptMilliseconds);
    return value;
  }

  /** To be called once a change is committed. */
  changed(): void {
    this.redis.keep(this.stampName, newId(), day);
  }

  private get stampName(): string {
    return `read:${this.name}:stamp`;
  }

  private valueName(key: string): string {
    return `read:${this.name}:of:${key}`;
  }
}

function keptRead(text: string | null): KeptRead | undefined {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<KeptRead> | null;
    return kept?.stamp !== undefined && kept.value !== undefined ? (kept as KeptRead) : undefined;
  } catch {
    return undefined;
  }
}
