import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { eventually } from '@harbourlink/testing';
import { journalCommand, MisusedJournalCommand } from './journal-command.js';
import { SampleService } from './sample-service.fixture.js';

let service: SampleService;
let folder: string;
beforeAll(async () => {
  service = await SampleService.start();
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

/** What the command says, as the owner of the registry. */
async function said(...args: string[]): Promise<string> {
  const lines: string[] = [];
  await journalCommand('registry', service.database.urlOf('registry', 'owner'), args, (line) => void lines.push(line));
  return lines.join('\n');
}

describe('main.js journal', () => {
  it('archives a closed partition, takes it out, drops it and brings it back', async () => {
    await service.sql(
      `INSERT INTO registry.outbox (event_id, topic, aggregate_id, version, type, payload, occurred_at, correlation_id)
       SELECT gen_random_uuid(), 'registry.note.v1', $1, n, 'test.Noted', 'x', now(), $1 FROM generate_series(1, 3) n`,
      [newId()],
    );
    const last = 3;
    await eventually(
      async () => (await service.sql(`SELECT 1 FROM registry.sequencer WHERE position = ${last}`)).length > 0,
    );
    expect(await said('partitions')).toContain(`1 to ${last}`);
    await service.sql(`SELECT registry.cut_journal(now() + interval '1 day')`);
    const path = join(folder, `registry-journal-1-${last}.ndjson.gz`);
    expect(await said('archive', '1', '--to', folder)).toContain(path);
    expect(await said('verify', path)).toMatch(
      new RegExp(`^Whole: positions 1 to ${last} of registry; sha256 .*[0-9a-f]{64}$`),
    );
    expect(await said('detach', path, '--although', 'sink kafka')).toContain('Detached: positions 1');
    expect(JSON.parse(await said('partitions', '--json'))).toMatchObject([
      { state: 'detached', file: `registry-journal-1-${last}.ndjson.gz` },
      { state: 'open' },
    ]);
    expect(await said('drop', path)).toContain('Dropped');
    expect(await said('attach', path)).toContain('Attached again');
    expect(await said('partitions')).not.toContain('archived');
  });

  it.each([
    [],
    ['partitions', 'more'],
    ['archive'],
    ['archive', '1'],
    ['detach'],
    ['elope', 'x'],
    ['partitions', '--odd'],
  ])('says how it is written when given %p', async (...args) => {
    await expect(said(...args.flat())).rejects.toThrow(MisusedJournalCommand);
  });

  it('needs the owner role for all but verifying a file', async () => {
    await expect(journalCommand('registry', undefined, ['partitions'])).rejects.toThrow(
      'OWNER_DATABASE_URL is not set',
    );
  });
});
