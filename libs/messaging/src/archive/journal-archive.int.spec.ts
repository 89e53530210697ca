import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { JournalReader } from '../journal/journal-reader.js';
import { verifyJournal } from '../journal/verify-journal.js';
import { MessagingOperations } from '../operations/messaging-operations.js';
import { anId, Backbone } from '../schemas.fixture.js';
import { BadArchive, readArchive } from './archive-file.js';
import { ArchiveRefused, JournalArchive } from './journal-archive.js';

let backbone: Backbone;
let folder: string;
beforeEach(async () => {
  backbone = await Backbone.start();
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterEach(async () => {
  await backbone.stop();
  await rm(folder, { recursive: true });
});

const archive = (): JournalArchive => new JournalArchive(backbone.pool('registry', 'owner'), 'registry');
const file = (name = 'one'): string => join(folder, `${name}.ndjson.gz`);
const asRegistry = { schema: 'registry' } as const;

/** Closed partitions of five events each, and an open one of five. */
async function journal(closed = 2): Promise<void> {
  for (let n = 0; n <= closed; n += 1) {
    await backbone.publish(anId(), [1, 2, 3, 4, 5]);
    await backbone.sequence();
    if (n < closed)
      await backbone.ask(`SELECT cut_journal(now() + interval '1 day')`, [], {
        schema: 'registry',
        role: 'sequencer',
      });
  }
}

const everything = (): Promise<Record<string, unknown>[]> =>
  backbone.owner(`SELECT *, occurred_at::text AS at FROM journal ORDER BY position`);
const verified = () => verifyJournal(backbone.pool('registry', 'running'), 'registry');

describe('the partitions of a journal', () => {
  it('are listed with their positions, sizes and dates', async () => {
    await journal();
    const partitions = await archive().partitions();
    expect(partitions).toMatchObject([
      { first: 1, last: 5, state: 'closed', events: 5 },
      { first: 6, last: 10, state: 'closed', events: 5 },
      { first: 11, last: 15, state: 'open', events: 5 },
    ]);
    for (const { bytes, from, to } of partitions) {
      expect(bytes).toBeGreaterThan(8_000);
      expect([from, to]).toEqual([expect.stringMatching(/Z$/), expect.stringMatching(/Z$/)]);
    }
  });
});

describe('an archive', () => {
  it('holds a closed partition, to be verified without a database', async () => {
    await journal();
    const { header, counts, sha256 } = await archive().export(6, file());
    expect(header).toMatchObject({ schema: 'registry', first: 6, last: 10, before: { position: 5 } });
    expect(counts).toEqual({ 'test.Happened': 5 });
    expect((await readArchive(file())).sha256).toBe(sha256);
    const [, line = ''] = gunzipSync(await readFile(file()))
      .toString()
      .split('\n');
    const [row] = await backbone.owner<{ payload: Buffer; hash: Buffer }>('SELECT * FROM journal WHERE position = 6');
    expect(JSON.parse(line)).toMatchObject({
      position: 6,
      payload: row?.payload.toString('base64'),
      hash: row?.hash.toString('hex'),
      occurredAt: expect.stringMatching(/\.\d{6}Z$/),
    });
  });

  it.each([
    ['a changed event', (text: string) => text.replace('"version":2', '"version":7'), 'position 2 does not fit: chain'],
    [
      'a changed payload',
      (text: string) => text.replace(/"payload":"..../, '"payload":"AAAA'),
      'position 1 does not fit: digest',
    ],
    [
      'an event left out',
      (text: string) => text.split('\n').toSpliced(3, 1).join('\n'),
      'position 4 does not fit: gap',
    ],
    ['the end cut off', (text: string) => text.split('\n').slice(0, 4).join('\n'), 'cut off'],
    ['another header', (text: string) => text.replace('"last":5', '"last":6'), 'does not fit itself'],
    ['another file', () => 'hello\n', 'no JSON'],
  ])('is refused with %s', async (_, change, reason) => {
    await journal(1);
    await archive().export(1, file());
    await writeFile(file(), gzipSync(change(gunzipSync(await readFile(file())).toString())));
    await expect(readArchive(file())).rejects.toThrow(reason);
    await expect(archive().detach(file())).rejects.toThrow(BadArchive);
  });

  it('is refused when the file itself is cut off, or no archive at all', async () => {
    await journal(1);
    await archive().export(1, file());
    await writeFile(file('cut'), (await readFile(file())).subarray(0, 200));
    await expect(readArchive(file('cut'))).rejects.toThrow(BadArchive);
    await expect(readArchive(file('nowhere'))).rejects.toThrow('there is no such file');
    await writeFile(file('text'), 'plain text');
    await expect(readArchive(file('text'))).rejects.toThrow(BadArchive);
  });

  it('is not made of the open partition, nor of one that does not exist', async () => {
    await journal(1);
    await expect(archive().export(6, file())).rejects.toThrow('is open');
    await expect(archive().export(3, file())).rejects.toThrow('no partition begins at 3');
  });
});

describe('detaching', () => {
  it('takes the lowest partition out; what is left verifies from where the archive ends', async () => {
    await journal();
    await archive().export(1, file());
    await archive().detach(file());
    expect(await archive().partitions()).toMatchObject([
      { first: 1, last: 5, state: 'detached', file: 'one.ndjson.gz' },
      { first: 6, last: 10, state: 'closed' },
      { first: 11, last: 15, state: 'open' },
    ]);
    expect(await verified()).toMatchObject({ checked: 10, head: { position: 15 } });
    expect((await verified()).firstBad).toBeUndefined();
    await backbone.publish(anId(), [1]);
    await backbone.sequence();
    expect(await verified()).toMatchObject({ checked: 11 });
  });

  it('does not change what the journal is said to have held', async () => {
    await journal();
    await archive().export(1, file());
    await archive().detach(file());
    const operations = new MessagingOperations('registry', await backbone.units('registry'), () => undefined);
    expect(await operations.journalCounts()).toEqual([{ type: 'test.Happened', events: 15 }]);
  });

  it('makes a reader who asks from before it fail with the name of the file, never read less', async () => {
    await journal();
    await archive().export(1, file());
    await archive().detach(file());
    const reader = new JournalReader(await backbone.units('matching'));
    const topics = ['registry.enterprise.v1'];
    for (const after of [0, 4]) {
      await expect(reader.read('registry', topics, after, 100)).rejects.toMatchObject({
        code: 'HJ001',
        message:
          'positions 1 to 5 of the journal of registry are archived in one.ndjson.gz: attach that file again to read them',
      });
    }
    expect((await reader.read('registry', topics, 5, 100))?.events).toHaveLength(10);
    const consumer = await backbone.consumer([{ name: 'late', handle: async () => undefined }]);
    await eventually(() => backbone.errors.some((error) => String(error).includes('one.ndjson.gz')));
    expect(consumer.hasCaughtUp).toBe(false);
  });

  it('is refused while a lane of any service, or a sink, still has to read it', async () => {
    await journal(1);
    const consumer = await backbone.consumer([{ name: 'reads', handle: async () => undefined }]);
    await eventually(() => consumer.hasCaughtUp);
    await backbone.quieten();
    await backbone.ask(`UPDATE inbox_lane SET cursor = 3`);
    await backbone.ask(`INSERT INTO sink_watermark (sink, position) VALUES ('kafka', 4)`, [], {
      schema: 'registry',
      role: 'sequencer',
    });
    await archive().export(1, file());
    const detaching = archive().detach(file());
    await expect(detaching).rejects.toThrow(
      'still to be read by sink kafka (stands at 4), matching reads (stands at 3)',
    );
    await expect(archive().detach(file(), ['matching reads'])).rejects.toThrow('sink kafka (stands at 4)');
    expect((await everything()).length).toBe(10);
    await archive().detach(file(), ['matching', 'sink kafka']);
    expect((await everything()).length).toBe(5);
  });

  it('does not wait for the cursor of a lane that a broker feeds', async () => {
    await journal(1);
    const consumer = await backbone.consumer([{ name: 'reads', handle: async () => undefined }]);
    await eventually(() => consumer.hasCaughtUp);
    await backbone.quieten();
    await backbone.ask(`UPDATE inbox_lane SET cursor = 3, furthest = 9`);
    await archive().export(1, file());
    await archive().detach(file());
  });

  it('is refused for any but the lowest, for a file of another journal, and once more', async () => {
    await journal();
    await archive().export(6, file('second'));
    await expect(archive().detach(file('second'))).rejects.toThrow('partition 1 has to go first');
    await archive().export(1, file());
    await backbone.owner(`UPDATE journal SET hash = sha256('x') WHERE position = 5`);
    await expect(archive().detach(file())).rejects.toThrow('another hash at 5');
    const other = new JournalArchive(backbone.pool('matching', 'owner'), 'matching');
    await expect(other.detach(file())).rejects.toThrow('of the journal of registry');
  });

  it('is beyond the running service and the sequencer', async () => {
    await journal(1);
    await archive().export(1, file());
    for (const role of ['running', 'sequencer'] as const) {
      const pool = backbone.pool('registry', role);
      await expect(new JournalArchive(pool, 'registry').detach(file())).rejects.toThrow(
        /permission denied|must be owner/,
      );
      await expect(pool.query('ALTER TABLE journal DETACH PARTITION journal_from_1')).rejects.toThrow('must be owner');
    }
    await archive().detach(file());
    await expect(backbone.ask('DELETE FROM journal_archive', [], asRegistry)).rejects.toThrow('permission denied');
    for (const role of ['running', 'sequencer'] as const) {
      const asked = backbone.ask('SELECT * FROM registry_archive.journal_from_1', [], { schema: 'registry', role });
      await expect(asked).rejects.toThrow('permission denied');
    }
  });
});

describe('the way back', () => {
  it('brings archived stretches back from their files, the last one first, byte for byte', async () => {
    await journal();
    const before = await everything();
    for (const [first, name] of [
      [1, 'one'],
      [6, 'two'],
    ] as const) {
      await archive().export(first, file(name));
      await archive().detach(file(name));
    }
    await archive().drop(file('one'));
    expect(await archive().partitions()).toMatchObject([
      { state: 'dropped' },
      { state: 'detached' },
      { state: 'open' },
    ]);
    await expect(archive().attach(file('one'))).rejects.toThrow('positions 6 to 10 have to come back first');
    await archive().attach(file('two'));
    await archive().attach(file('one'));
    expect(await everything()).toEqual(before);
    expect(await verified()).toMatchObject({ checked: 15, head: { position: 15 } });
    await expect(archive().attach(file('one'))).rejects.toThrow('nothing is archived');
    await archive().detach(file('one'));
  });

  it('drops a detached table only with the very file it was detached with', async () => {
    await journal(1);
    await archive().export(1, file());
    await archive().detach(file());
    const lines = gunzipSync(await readFile(file())).toString();
    await writeFile(file('copy'), gzipSync(lines.replace(/"writtenAt":"[^"]+"/, '"writtenAt":"2020-01-01T00:00:00Z"')));
    await expect(archive().drop(file('copy'))).rejects.toThrow(ArchiveRefused);
    await archive().drop(file());
    await expect(archive().drop(file())).rejects.toThrow('no detached partition');
  });
});
