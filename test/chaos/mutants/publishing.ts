import { inMessaging, inPersistence, over } from './mutant.js';
import type { Mutant } from './mutant.js';

const bounds = over('postgres', 'slow-open-transaction', 'early-transaction-inversion', 'out-of-order-commits');

/** Mistakes on the way from the transaction to the journal and the broker. */
export const publishingMutants: readonly Mutant[] = [
  {
    name: 'no-lower-bound-check',
    line: 'the bound rises without waiting for the transactions that drew numbers below it',
    patches: [
      inMessaging(
        'sequencing/lower-bound.ts',
        'if (!fence || pass.xmin < fence.transactionId) return;',
        'if (!fence) return;',
      ),
    ],
    scenarios: bounds,
    by: ['journal-misses-event', 'alarm-unexpected'],
  },
  {
    name: 'last-value-with-snapshot',
    line: 'the bound is the last number, read in the statement that moves',
    patches: [
      inMessaging(
        'sequencing/move-to-journal.ts',
        'pg_snapshot_xmin(pg_current_snapshot())::text AS xmin,',
        'pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, (SELECT last_value FROM outbox_seq) AS last_value,',
      ),
      inMessaging(
        'sequencing/sequencer.ts',
        '    this.bound.after({',
        `    this.bound.raise({ lastValue: BigInt((result as unknown as { last_value: string }).last_value), transactionId: 0n });
    this.bound.after({`,
      ),
    ],
    scenarios: bounds,
    by: ['journal-misses-event', 'alarm-unexpected'],
  },
  {
    name: 'snapshot-xmax-bound',
    line: "the bound trusts the snapshot's xmax where only xmin says that everybody before has ended",
    patches: [
      inMessaging(
        'sequencing/move-to-journal.ts',
        'pg_snapshot_xmin(pg_current_snapshot())',
        'pg_snapshot_xmax(pg_current_snapshot())',
      ),
    ],
    scenarios: bounds,
    by: ['journal-misses-event', 'alarm-unexpected'],
  },
  {
    name: 'id-before-number',
    line: 'the fence draws its transaction id first and reads the sequence after it',
    patches: [
      inMessaging(
        'sequencing/sequencer.ts',
        '    // A sequence nobody has drawn from says 1 as well: taken for drawn, it would strand the very first event.\n',
        `    const first = await this.pool.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
    await new Promise((done) => setTimeout(done, 40));
`,
      ),
      inMessaging('sequencing/sequencer.ts', 'BigInt(transaction.rows[0]?.id ?? 0)', 'BigInt(first.rows[0]?.id ?? 0)'),
    ],
    scenarios: bounds,
    by: ['journal-misses-event', 'alarm-unexpected'],
  },
  {
    name: 'positions-out-of-order',
    line: 'positions are given in the order in which rows are found, not in that of their numbers',
    patches: [
      inMessaging(
        'sequencing/move-to-journal.ts',
        'row_number() OVER (ORDER BY seq) AS nth',
        'row_number() OVER (ORDER BY md5(event_id::text)) AS nth',
      ),
    ],
    scenarios: over('postgres', 'backlog-with-open-snapshot', 'slow-handlers'),
    by: ['journal-order'],
  },
  {
    name: 'lease-not-checked',
    line: 'the statement that moves does not look whether the lease is still held',
    patches: [
      inMessaging(
        'sequencing/move-to-journal.ts',
        'WHERE id = 1 AND holder = $1 AND epoch = $2 AND expires_at > clock_timestamp() FOR UPDATE',
        'WHERE id = 1 AND ($1::uuid, $2::bigint) IS NOT NULL FOR UPDATE',
      ),
    ],
    scenarios: over('postgres', 'leader-stopped'),
    by: ['moved-without-lease'],
  },
  {
    name: 'hash-without-the-one-before',
    line: 'each hash covers its own event only',
    patches: [
      inMessaging('migrations/outbox-and-journal.ts', 'hash := sha256(hash || link);', 'hash := sha256(seed || link);'),
    ],
    scenarios: over('postgres', 'backlog-with-open-snapshot', 'slow-handlers'),
    by: ['journal-chain'],
  },
  {
    name: 'outbox-on-its-own-connection',
    line: 'the event is written outside the business transaction',
    patches: [inMessaging('outbox.ts', 'await unit.query(\n', 'await unit.manager.connection.query(\n')],
    scenarios: over('postgres', 'out-of-order-commits', 'kill-before-commit'),
    by: ['journal-has-stranger', 'alarm-unexpected'],
  },
  {
    name: 'answer-of-commit-ignored',
    line: 'COMMIT answered with ROLLBACK is taken for success',
    patches: [
      inPersistence('unit-of-work.ts', `if (command !== 'COMMIT') throw new RolledBackAtCommit();`, 'void command;'),
    ],
    scenarios: over('postgres', 'failure-swallowed'),
    by: ['acknowledged-lost'],
  },
  {
    name: 'joins-nobody',
    line: 'a unit of work inside another one opens a transaction of its own: the handler works outside its unit',
    patches: [inPersistence('unit-of-work.ts', 'if (joined) return work(joined);', 'void joined;')],
    scenarios: over('postgres', 'kill-around-settling', 'consumer-crash-loop', 'connections-terminated'),
    by: ['doubled', 'columns-differ'],
  },
  {
    name: 'watermark-before-send',
    line: 'the watermark moves before the broker has the events',
    patches: [
      inMessaging(
        'shipping/shipper.ts',
        `      await this.options.broker.send(stretch.records);
      if (!(await this.moveOn(holder, epoch, refills, stretch))) {
        this.forget();
        return true;
      }
`,
        `      if (!(await this.moveOn(holder, epoch, refills, stretch))) {
        this.forget();
        return true;
      }
      await this.options.broker.send(stretch.records);
`,
      ),
    ],
    scenarios: over('kafka', 'kill-before-send', 'send-refused'),
    by: ['broker-misses-event', 'lost'],
  },
  {
    name: 'failed-send-forgotten',
    line: 'a send that failed is logged and passed over',
    patches: [
      inMessaging(
        'shipping/shipper.ts',
        'await this.options.broker.send(stretch.records);',
        'await this.options.broker.send(stretch.records).catch((error: unknown) => this.options.onError(error));',
      ),
    ],
    scenarios: over('kafka', 'send-refused', 'send-timed-out-but-landed'),
    by: ['broker-misses-event', 'lost'],
  },
];
