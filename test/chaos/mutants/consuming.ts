import { inMessaging, over } from './mutant.js';
import type { Mutant } from './mutant.js';

/** Mistakes on the way from the journal or the broker to the handler. */
export const consumingMutants: readonly Mutant[] = [
  {
    name: 'cursor-before-inbox',
    line: 'the cursor is committed before the inbox has the events',
    patches: [
      inMessaging(
        'consuming/inbox-store.ts',
        `      if (moved.length !== followings.length) throw new CursorMoved();
`,
        `      if (moved.length !== followings.length) throw new CursorMoved();
    });
    await this.units.run(async (unit) => {
`,
      ),
    ],
    scenarios: over('postgres', 'kill-after-inbox-insert', 'connections-terminated'),
    by: ['lost', 'key-differs'],
  },
  {
    name: 'offset-before-inbox',
    line: 'a batch counts as received although storing it failed',
    patches: [
      inMessaging(
        'transport/broker-transport.ts',
        `      this.options.onError(error);
      return 'later';`,
        `      this.options.onError(error);
      return 'received';`,
      ),
    ],
    scenarios: over('kafka', 'connections-terminated', 'connection-lost', 'connections-refused'),
    by: ['lost', 'key-differs'],
  },
  {
    name: 'skips-to-the-head',
    line: 'a page of the journal that is full counts as read to the head',
    patches: [
      inMessaging(
        'journal/journal-reader.ts',
        'to: rows.length < most ? upTo : (events.at(-1)?.position ?? upTo)',
        'to: upTo',
      ),
    ],
    scenarios: over('postgres', 'backlog-with-open-snapshot', 'slow-handlers'),
    by: ['lost', 'key-differs'],
  },
  {
    name: 'dedupe-by-id-alone',
    line: "an event is a duplicate only while the inbox has its id: the key's last version is ignored",
    patches: [
      inMessaging('consuming/key-worker.ts', 'if (envelope.version <= lastVersion) {', 'if (envelope.version < 0) {'),
    ],
    scenarios: over('postgres', 'redelivery-after-days'),
    by: ['doubled'],
  },
  {
    name: 'keys-without-a-claim',
    line: 'replicas share the keys of a lane without locking them',
    patches: [
      inMessaging('migrations/inbox.ts', 'k.key = wanted_key FOR UPDATE SKIP LOCKED;', 'k.key = wanted_key;'),
      inMessaging('migrations/inbox.ts', '\n       FOR UPDATE SKIP LOCKED;\n    IF NOT FOUND', ';\n    IF NOT FOUND'),
    ],
    scenarios: over('postgres', 'redelivery', 'subscriber-stopped', 'replay-twice-under-traffic'),
    by: ['key-in-two-hands', 'doubled'],
  },
  {
    name: 'gap-ignored',
    line: 'a version is handled although the one before has not come',
    patches: [
      inMessaging(
        'consuming/key-worker.ts',
        'if (envelope.version > lastVersion + 1) {',
        'if (envelope.version < 0) {',
      ),
      inMessaging('consuming/inbox-work.ts', 'r.version = r.last_version + r.nth', 'r.nth > 0'),
    ],
    scenarios: over('kafka', 'partitions-added'),
    by: ['out-of-order', 'lost', 'key-differs', 'columns-differ'],
  },
  {
    name: 'settles-in-another-transaction',
    line: 'the inbox is marked and committed before the handler runs',
    patches: [
      inMessaging(
        'consuming/key-worker.ts',
        `        await handleOne(this.lane, decoded.event);
        attempt.ended`,
        `        unit.afterCommit(() => void handleOne(this.lane, decoded.event).catch(() => undefined));
        attempt.ended`,
      ),
    ],
    scenarios: over('postgres', 'kill-around-settling', 'poison-event', 'kill-mid-handler'),
    by: ['lost', 'columns-differ', 'out-of-order', 'key-in-two-hands'],
  },
  {
    name: 'retry-loses-the-event',
    line: 'an event that failed is passed over when its key is tried again',
    patches: [
      inMessaging(
        'consuming/inbox-claims.ts',
        'UPDATE inbox_key SET state = $5, attempts = $6, error = $7,',
        'UPDATE inbox_key SET state = $5, attempts = $6, error = $7, last_version = last_version + 1,',
      ),
    ],
    scenarios: over('postgres', 'poison-event', 'failure-swallowed'),
    by: ['lost', 'columns-differ'],
  },
  {
    name: 'retry-forgets-the-others',
    line: 'what was put aside while a key was tried again stays aside',
    patches: [
      inMessaging(
        'consuming/key-worker.ts',
        `if (before !== 'open') await release(unit, at);`,
        'void [release, unit, at, before];',
      ),
    ],
    scenarios: over('postgres', 'poison-event'),
    by: ['inbox-unsettled'],
  },
  {
    name: 'parked-does-not-advance',
    line: 'an event that nobody understands is put aside and its key stays where it is',
    patches: [inMessaging('consuming/key-worker.ts', `await settle(unit, at, row, 'parked');`, 'void row;')],
    scenarios: over('postgres', 'malformed-bytes', 'unknown-type'),
    by: ['key-differs'],
  },
  {
    name: 'discarded-advances-twice',
    line: 'giving a letter up moves its key on by two versions',
    patches: [
      inMessaging(
        'operations/settle-letters.ts',
        `      await settle(unit, at, { eventId: letter.event_id, version: letter.version }, 'discarded');
`,
        `      await settle(unit, at, { eventId: letter.event_id, version: letter.version }, 'discarded');
      await unit.query('UPDATE inbox_key SET last_version = last_version + 1 WHERE lane = $1 AND topic = $2 AND key = $3', [
        at.lane, at.topic, at.key]);
`,
      ),
    ],
    scenarios: over('postgres', 'poison-event'),
    by: ['lost', 'key-differs'],
  },
  {
    name: 'replay-is-not-idempotent',
    line: 'a letter that was replayed already is run once more',
    patches: [
      inMessaging('operations/settle-letters.ts', '      if (letter.settlement === settlement) return { id };\n', ''),
    ],
    scenarios: over('postgres', 'versions-of-consumers'),
    by: ['doubled'],
  },
  {
    name: 'batch-settles-what-it-left',
    line: 'a set-based lane marks every row it read, also those it did not hand to the handler',
    patches: [
      inMessaging(
        'consuming/batch-worker.ts',
        'if (ready.length > 0) await settleTogether(unit, name, ready);',
        'if (ready.length > 0) await settleTogether(unit, name, candidates);',
      ),
    ],
    scenarios: over('postgres', 'malformed-bytes', 'poison-event', 'unknown-type'),
    by: ['lost', 'letter-missing', 'key-differs'],
  },
  {
    name: 'unwanted-skipped-too-far',
    line: 'skipping what a lane does not want also passes over what stands before it',
    patches: [
      inMessaging('consuming/inbox-work.ts', 'AND r.unwanted_so_far AND', 'AND NOT r.wanted AND'),
      inMessaging(
        'consuming/inbox-work.ts',
        'SELECT i.topic, i.key, i.version, i.event_id, i.received_on, l.last_version,',
        'SELECT i.topic, i.key, i.version, i.event_id, i.received_on, l.last_version, i.wanted,',
      ),
    ],
    scenarios: over('postgres', 'backlog-with-open-snapshot', 'slow-handlers'),
    by: ['lost', 'key-differs'],
  },
  {
    name: 'rebuild-without-catching-up',
    line: 'a rebuild swaps its tables without taking in what the live lane has handled meanwhile',
    patches: [
      inMessaging('rebuild/rebuild.ts', 'await this.catchUpWithTheLane(unit);', ''),
      inMessaging('rebuild/hand-over.ts', 'if (behind) throw', 'if (behind && lane === undefined) throw'),
    ],
    scenarios: over('postgres', 'rebuild-under-traffic'),
    by: ['lost', 'doubled', 'columns-differ', 'key-differs'],
  },
  {
    name: 'rebuild-beside-the-lane',
    line: 'a rebuild swaps its tables while the live lane writes to them',
    patches: [
      inMessaging('rebuild/rebuild.ts', `await unit.query('SELECT close_inbox_lane($1)', [name]);`, ''),
      inMessaging('rebuild/hand-over.ts', 'if (behind) throw', 'if (behind && lane === undefined) throw'),
    ],
    scenarios: over('postgres', 'rebuild-under-traffic'),
    by: ['lost', 'doubled', 'columns-differ', 'key-differs'],
  },
];
