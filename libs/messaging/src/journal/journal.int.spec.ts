import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Checkpoint } from '../sequencing/sequencer.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { verifyJournal } from './verify-journal.js';
import type { JournalVerification } from './verify-journal.js';

let backbone: Backbone;
beforeEach(async () => {
  backbone = await Backbone.start();
});
afterEach(() => backbone.stop());

async function tenEvents(): Promise<void> {
  for (let n = 0; n < 5; n += 1) await backbone.publish(anId(), [1, 2]);
  await backbone.sequence();
}

const verify = (checkpoints: readonly Checkpoint[] = []): Promise<JournalVerification> =>
  verifyJournal(backbone.pool('registry', 'running'), 'registry', { checkpoints });

describe('rule 7: the journal is chained', () => {
  it('verifies in Node what was hashed in SQL', async () => {
    await tenEvents();
    const [head] = await backbone.owner<{ hash: string }>(`SELECT encode(hash, 'hex') AS hash FROM sequencer`);
    expect(await verify()).toEqual({ checked: 10, head: { position: 10, hash: head?.hash } });
  });

  it('goes on from a checkpoint', async () => {
    await tenEvents();
    const { head } = await verify();
    await backbone.publish(anId(), [1]);
    await backbone.sequence();
    const pool = backbone.pool('registry', 'running');
    expect(await verifyJournal(pool, 'registry', { after: head })).toMatchObject({
      checked: 1,
      head: { position: 11 },
    });
  });

  it.each([
    ['a payload', `UPDATE journal SET payload = 'another' WHERE position = 4`, 4, 'digest'],
    [
      'a payload and its salt',
      `UPDATE journal SET payload = 'another', payload_salt = NULL WHERE position = 4`,
      4,
      'digest',
    ],
    ['a type', `UPDATE journal SET type = 'test.Other' WHERE position = 5`, 5, 'chain'],
    [
      'a moment by a microsecond',
      `UPDATE journal SET occurred_at = occurred_at + interval '1 microsecond' WHERE position = 6`,
      6,
      'chain',
    ],
    ['a hash', `UPDATE journal SET hash = sha256('x') WHERE position = 7`, 7, 'chain'],
    ['an event taken out', `DELETE FROM journal WHERE position = 3`, 3, 'gap'],
    ['the end cut off', `DELETE FROM journal WHERE position > 8`, 9, 'gap'],
    [
      'a payload blanked without an order',
      `UPDATE journal SET payload = NULL, payload_salt = NULL WHERE position = 2`,
      2,
      'redaction',
    ],
  ])('names the first bad position when somebody changed %s', async (_, change, position, reason) => {
    await tenEvents();
    await backbone.owner(change);
    expect((await verify()).firstBad).toEqual({ position, reason });
  });

  it('finds a chain recomputed from the middle by a checkpoint kept elsewhere', async () => {
    const exported: Checkpoint[] = [];
    const sequencer = backbone.sequencer({
      checkpointEvery: 5,
      batch: 5,
      onCheckpoint: (checkpoint) => exported.push(checkpoint),
    });
    for (let n = 0; n < 10; n += 1) await backbone.publish(anId(), [1]);
    while (await sequencer.pass());
    expect(exported.map(({ position }) => position)).toEqual([5, 10]);
    const kept = await backbone.owner(
      `SELECT position::int, encode(hash, 'hex') AS hash FROM journal_checkpoint ORDER BY 1`,
    );
    expect(kept).toEqual(exported);
    expect((await verify(exported)).firstBad).toBeUndefined();
    await backbone.owner(`
      DO $$ DECLARE event journal; before bytea; BEGIN
        SELECT hash INTO before FROM journal WHERE position = 3;
        UPDATE journal SET type = 'test.Forged' WHERE position = 4;
        FOR event IN SELECT * FROM journal WHERE position > 3 ORDER BY position LOOP
          before := sha256(before || journal_link(event.position, event.event_id, event.topic, event.aggregate_id, event.version,
            event.type, event.occurred_at, event.correlation_id, event.causation_id, event.payload_digest));
          UPDATE journal SET hash = before WHERE position = event.position;
        END LOOP;
      END $$`);
    expect((await verify()).firstBad).toBeUndefined();
    expect((await verify(exported)).firstBad).toEqual({ position: 5, reason: 'checkpoint' });
  });

  it('still verifies after a redaction, which is journalled itself', async () => {
    await tenEvents();
    await backbone.owner('SELECT redact_journal(ARRAY[2, 3]::bigint[], $1, $2)', [anId(), anId()]);
    await backbone.sequence();
    expect(await verify()).toMatchObject({ checked: 11, head: { position: 11 } });
    expect((await verify()).firstBad).toBeUndefined();
    const blanked = await backbone.owner(
      'SELECT position::int FROM journal WHERE payload IS NULL AND payload_salt IS NULL ORDER BY 1',
    );
    expect(blanked).toEqual([{ position: 2 }, { position: 3 }]);
    const [last] = await backbone.owner('SELECT type FROM journal WHERE position = 11');
    expect(last).toEqual({ type: 'harbourlink.journal.v1.PayloadsRedacted' });
  });

  it('refuses a redaction of a position that holds no payload, with nothing blanked', async () => {
    await tenEvents();
    const redaction = backbone.owner('SELECT redact_journal(ARRAY[2, 99]::bigint[], $1, $2)', [anId(), anId()]);
    await expect(redaction).rejects.toThrow('only 1 of 2 positions');
    expect(await backbone.owner('SELECT 1 FROM journal WHERE payload IS NULL')).toEqual([]);
  });
});

describe('rule 7: the journal is cut monthly', () => {
  const cut = (due: string): Promise<{ at: number | null }[]> =>
    backbone.ask(`SELECT cut_journal(${due})::int AS at`, [], { schema: 'registry', role: 'sequencer' });

  it('begins a new partition after the head once its month is over, and reads across', async () => {
    await tenEvents();
    expect(await cut(`date_trunc('month', now())`)).toEqual([{ at: null }]);
    expect(await cut(`now() + interval '31 days'`)).toEqual([{ at: 11 }]);
    await tenEvents();
    const partitions = await backbone.owner(
      `SELECT tableoid::regclass::text AS name, count(*)::int AS events FROM journal GROUP BY 1 ORDER BY min(position)`,
    );
    expect(partitions).toEqual([
      { name: 'journal_from_1', events: 10 },
      { name: 'journal_from_11', events: 10 },
    ]);
    const batch = await (await backbone.journals()).read('registry', ['registry.enterprise.v1'], 8, 4);
    expect(batch?.events.map((event) => event.position)).toEqual([9, 10, 11, 12]);
    expect(await verify()).toMatchObject({ checked: 20, head: { position: 20 } });
  });

  it('does not cut an empty partition', async () => {
    expect(await cut(`now() + interval '31 days'`)).toEqual([{ at: null }]);
    await tenEvents();
    await cut(`now() + interval '31 days'`);
    expect(await cut(`now() + interval '62 days'`)).toEqual([{ at: null }]);
  });
});
