import { createHash } from 'node:crypto';
import { isRefusal } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { UnitsOfWork } from '@harbourlink/persistence';
import type { KeptReplyCache } from './kept-reply-cache.js';
import { problem } from './problem-texts.js';

/** What tells one create from another. */
export interface CreateRequest {
  /** Whose key it is: keys of different callers never meet. */
  readonly subject: string;
  readonly key: string | undefined;
  readonly route: string;
  readonly body: unknown;
}

export interface KeptReply {
  readonly body: unknown;
  /** True when it was kept from the first time. */
  readonly replayed: boolean;
}

/** Where replies are kept: in the database for good, and besides for a while where it need not be asked. */
export interface ReplyStores {
  readonly units: UnitsOfWork;
  readonly cache: KeptReplyCache;
}

/**
 * Runs a create at most once for a key: key and reply are stored in the same transaction as what is created, so that a
 * crash loses both or neither. A second request with the same key waits for the first and gets its reply.
 */
export async function createOnce(
  { units, cache }: ReplyStores,
  request: CreateRequest,
  create: () => Promise<unknown>,
): Promise<KeptReply | Refusal> {
  const { key, subject, route } = request;
  if (key === undefined || !/^[\x21-\x7e]{1,200}$/.test(key)) throw problem(400, 'idempotency.key-required');
  const hash = createHash('sha256')
    .update(route)
    .update('\0')
    .update(JSON.stringify(request.body ?? null, withoutPasswords))
    .digest();
  const cached = await cache.find({ subject, key }, hash);
  if (cached) return { body: cached.reply, replayed: true };
  return units.run(async (unit): Promise<KeptReply | Refusal> => {
    const inserted = await unit.query(
      `INSERT INTO idempotency_key (subject, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
      [subject, key, hash],
    );
    if (inserted.length === 0) {
      const [kept] = await unit.query<{ request_hash: Buffer; reply: unknown }>(
        'SELECT request_hash, reply FROM idempotency_key WHERE subject = $1 AND key = $2',
        [subject, key],
      );
      if (!kept?.request_hash.equals(hash)) throw problem(422, 'idempotency.key-reused');
      unit.afterCommit(() => cache.keep({ subject, key }, hash, kept.reply));
      return { body: kept.reply, replayed: true };
    }
    const body = await create();
    if (isRefusal(body)) return body;
    await unit.query('UPDATE idempotency_key SET reply = $3 WHERE subject = $1 AND key = $2', [
      subject,
      key,
      JSON.stringify(body ?? null),
    ]);
    unit.afterCommit(() => cache.keep({ subject, key }, hash, body));
    return { body, replayed: false };
  });
}

/** A fast hash of a body is no place for a password: it could be guessed from it. */
function withoutPasswords(name: string, value: unknown): unknown {
  return name === 'password' ? undefined : value;
}
