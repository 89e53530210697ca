import { createHash } from 'node:crypto';
import { NoRedis } from '../redis/index.js';
import type { Redis } from '../redis/index.js';

/** What is repeated is repeated soon; after this the database answers. */
const keptMilliseconds = 10 * 60_000;
/** Longer ones are rare and not worth the room. */
const longestReply = 65_536;

interface CachedReply {
  readonly hash: string;
  readonly reply: unknown;
}

/** Whose create it was, by which key. */
export interface KeyOfSubject {
  readonly subject: string;
  readonly key: string;
}

/**
 * Replies of creates, so that a repeated one need not ask the database. Only what was committed is put in; what is not
 * there, of another request, or no reply at all is for the database to answer.
 */
export class KeptReplyCache {
  constructor(
    private readonly redis: Redis = new NoRedis(),
    private readonly service = '',
  ) {}

  /** The reply of the same request, in an object of its own because it may be null. */
  async find(of: KeyOfSubject, requestHash: Buffer): Promise<{ readonly reply: unknown } | undefined> {
    const [text] = (await this.redis.read(this.nameOf(of))) ?? [];
    if (!text) return undefined;
    const cached = cachedReply(text);
    return cached?.hash === requestHash.toString('base64') ? { reply: cached.reply } : undefined;
  }

  /** To be called once the reply is committed, and never before. */
  keep(of: KeyOfSubject, requestHash: Buffer, reply: unknown): void {
    const cached: CachedReply = { hash: requestHash.toString('base64'), reply: reply ?? null };
    const text = JSON.stringify(cached);
    if (text.length <= longestReply) this.redis.keep(this.nameOf(of), text, keptMilliseconds);
  }

  /** Keys hold no NUL: two subjects never meet. Hashed, because a subject may be an address. */
  private nameOf({ subject, key }: KeyOfSubject): string {
    return `reply:${this.service}:${createHash('sha256').update(`${subject}\0${key}`).digest('base64url')}`;
  }
}

function cachedReply(text: string): CachedReply | undefined {
  try {
    const cached = JSON.parse(text) as Partial<CachedReply> | null;
    return cached?.hash !== undefined && cached.reply !== undefined ? (cached as CachedReply) : undefined;
  } catch {
    return undefined;
  }
}
