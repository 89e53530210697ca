import type { UnitOfWork } from '@harbourlink/persistence';
import { nameOf } from './inbox-claims.js';
import type { InboxKey } from './inbox-claims.js';

/** Where a key stands while a batch goes through. */
export interface LockedKey {
  head: number;
  state: string;
}

/** Locks the keys of some events of a lane, by name, and tells where they stand; those somebody else has are left out. */
export async function lockKeys(
  unit: UnitOfWork,
  lane: string,
  events: readonly Pick<InboxKey, 'topic' | 'key'>[],
): Promise<Map<string, LockedKey>> {
  const keys = [...new Map(events.map((event) => [nameOf(event), event])).values()];
  const locked = await unit.query<{ topic: string; key: string; last_version: number; state: string }>(
    `SELECT k.topic, k.key, k.last_version, k.state
       FROM inbox_key k JOIN unnest($2::text[], $3::uuid[]) AS asked(topic, key) USING (topic, key)
      WHERE k.lane = $1 FOR UPDATE OF k SKIP LOCKED`,
    [lane, keys.map(({ topic }) => topic), keys.map(({ key }) => key)],
  );
  return new Map(locked.map((row) => [nameOf(row), { head: row.last_version, state: row.state }]));
}
