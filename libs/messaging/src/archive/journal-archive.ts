import type { Pool, PoolClient } from 'pg';
import { seedOf } from '../journal/chain.js';
import type { Checkpoint } from '../sequencing/sequencer.js';
import { readArchive, writeArchive } from './archive-file.js';
import type { ArchivedEvent, ArchiveHeader, VerifiedArchive } from './archive-file.js';
import { archivedEvents, insertArchived, pageSize } from './archived-events.js';
import { journalPartitions } from './partitions.js';
import type { JournalPartition } from './partitions.js';
import { whoWaitsFor } from './who-waits.js';

/** Why a step is not done; nothing was changed. */
export class ArchiveRefused extends Error {}

interface Floor {
  readonly first: number;
  readonly last: number;
  readonly before: string;
  readonly after: string;
}

/** Takes closed stretches of a schema's journal out of the database and back again. Works as the owner role only. */
export class JournalArchive {
  constructor(
    /** Connections of the owner role with the schema first on their search path. */
    private readonly pool: Pool,
    private readonly schema: string,
  ) {}

  partitions(): Promise<JournalPartition[]> {
    return journalPartitions(this.pool);
  }

  /** Exports the closed partition that begins at `first` and verifies what was written. */
  async export(first: number, path: string): Promise<VerifiedArchive> {
    const partition = await this.closedPartition(first);
    const header: ArchiveHeader = {
      format: 'harbourlink-journal',
      formatVersion: 1,
      schema: this.schema,
      first,
      last: partition.last,
      before: await this.checkpointAt(first - 1),
      after: await this.checkpointAt(partition.last),
      writtenAt: new Date().toISOString(),
    };
    await writeArchive(path, header, archivedEvents(this.pool, first - 1, partition.last));
    return readArchive(path);
  }

  /**
   * Detaches the lowest partition, once `path` is found to hold all of it and nobody waits for it any more. The table stays
   * in a schema nobody reads until it is dropped. Throws ArchiveRefused, with nothing done.
   */
  async detach(path: string, although: readonly string[] = []): Promise<VerifiedArchive> {
    const file = await readArchive(path);
    const { first, last, before, after } = file.header;
    this.mustBeOfThisSchema(file);
    await this.inTransaction(async (client) => {
      const attached = (await journalPartitions(client)).filter(({ state }) => state === 'open' || state === 'closed');
      if (attached[0]?.first !== first) throw new ArchiveRefused(`partition ${attached[0]?.first} has to go first`);
      if (attached[0].state === 'open') throw new ArchiveRefused('the open partition stays');
      if (attached[0].last !== last) throw new ArchiveRefused(`the partition ends at ${attached[0].last}`);
      for (const end of [before, after]) {
        if ((await this.checkpointAt(end.position, client)).hash !== end.hash)
          throw new ArchiveRefused(`the journal's chain has another hash at ${end.position} than the file`);
      }
      const waiting = await whoWaitsFor(client, this.schema, last, although);
      if (waiting.length > 0) {
        const names = waiting.map(({ who, position }) => `${who} (stands at ${position})`);
        throw new ArchiveRefused(`still to be read by ${names.join(', ')}`);
      }
      const table = `journal_from_${first}`;
      await client.query(`ALTER TABLE journal DETACH PARTITION ${table}`);
      await client.query(`ALTER TABLE ${table} SET SCHEMA ${this.schema}_archive`);
      await client.query(
        `INSERT INTO journal_archive (first, last, hash_before, hash_after, counts, file, file_sha256)
         VALUES ($1, $2, decode($3, 'hex'), decode($4, 'hex'), $5, $6, decode($7, 'hex'))`,
        [first, last, before.hash, after.hash, JSON.stringify(file.counts), nameOf(path), file.sha256],
      );
    });
    return file;
  }

  /** Drops a detached table, once `path` is found to be the very file it was detached with. */
  async drop(path: string): Promise<VerifiedArchive> {
    const file = await readArchive(path);
    this.mustBeOfThisSchema(file);
    await this.inTransaction(async (client) => {
      const { rowCount } = await client.query(
        `UPDATE journal_archive SET dropped_at = clock_timestamp()
          WHERE first = $1 AND file_sha256 = decode($2, 'hex') AND attached_at IS NULL AND dropped_at IS NULL`,
        [file.header.first, file.sha256],
      );
      if (rowCount !== 1) throw new ArchiveRefused('no detached partition was archived in this very file');
      await client.query(`DROP TABLE ${this.schema}_archive.journal_from_${file.header.first}`);
    });
    return file;
  }

  /**
   * Brings the highest archived stretch back from its file: the chain has to fit on both sides. The table is filled apart, so
   * that nobody waits while it is.
   */
  async attach(path: string): Promise<VerifiedArchive> {
    const floor = await this.floor(this.pool);
    const table = `journal_from_${floor.first}`;
    const incoming = `${this.schema}_archive.incoming`;
    await this.pool.query(`DROP TABLE IF EXISTS ${incoming}`);
    await this.pool.query(`CREATE TABLE ${incoming} (LIKE journal INCLUDING ALL)`);
    const batch: ArchivedEvent[] = [];
    const file = await readArchive(path, async (event) => {
      if (batch.push(event) >= pageSize) await insertArchived(this.pool, incoming, batch.splice(0));
    });
    await insertArchived(this.pool, incoming, batch);
    this.mustFit(file, floor);
    // Proven beforehand, so that attaching need not look at every row.
    await this.pool.query(
      `ALTER TABLE ${incoming} ADD CONSTRAINT stretch CHECK (position >= ${floor.first} AND position <= ${floor.last})`,
    );
    return this.inTransaction(async (client) => {
      this.mustFit(file, await this.floor(client));
      await client.query(`DROP TABLE IF EXISTS ${this.schema}_archive.${table}`);
      await client.query(`ALTER TABLE ${incoming} RENAME TO ${table}`);
      await client.query(`ALTER INDEX ${incoming}_pkey RENAME TO ${table}_pkey`);
      await client.query(`ALTER TABLE ${this.schema}_archive.${table} SET SCHEMA ${this.schema}`);
      await client.query(
        `ALTER TABLE journal ATTACH PARTITION ${table} FOR VALUES FROM (${file.header.first}) TO (${file.header.last + 1})`,
      );
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT stretch`);
      await client.query(
        'UPDATE journal_archive SET attached_at = clock_timestamp() WHERE first = $1 AND attached_at IS NULL',
        [file.header.first],
      );
      return file;
    });
  }

  /** The highest stretch that is archived: what has to come back first. Throws ArchiveRefused when there is none. */
  private async floor(on: Pick<Pool, 'query'>): Promise<Floor> {
    const { rows } = await on.query<Floor>(
      `SELECT first::int8, last::int8, encode(hash_before, 'hex') AS before, encode(hash_after, 'hex') AS after
         FROM journal_archive WHERE attached_at IS NULL ORDER BY last DESC LIMIT 1`,
    );
    const [floor] = rows;
    if (!floor) throw new ArchiveRefused('nothing is archived');
    return { ...floor, first: Number(floor.first), last: Number(floor.last) };
  }

  private mustFit(file: VerifiedArchive, floor: Floor): void {
    this.mustBeOfThisSchema(file);
    const { first, last, before, after } = file.header;
    if (first !== floor.first || last !== floor.last)
      throw new ArchiveRefused(`positions ${floor.first} to ${floor.last} have to come back first`);
    if (floor.before !== before.hash || floor.after !== after.hash)
      throw new ArchiveRefused('the chain in the file is another one than was archived');
  }

  private mustBeOfThisSchema({ header }: VerifiedArchive): void {
    if (header.schema !== this.schema) throw new ArchiveRefused(`the file is of the journal of ${header.schema}`);
  }

  private async closedPartition(first: number): Promise<JournalPartition> {
    const partition = (await this.partitions()).find((candidate) => candidate.first === first);
    if (!partition) throw new ArchiveRefused(`no partition begins at ${first}`);
    if (partition.state !== 'closed')
      throw new ArchiveRefused(`the partition from ${first} is ${partition.state}: only a closed one is archived`);
    return partition;
  }

  /** The hash of the chain at a position, be that before the first event or at the end of what is archived. */
  private async checkpointAt(position: number, on: Pick<Pool, 'query'> = this.pool): Promise<Checkpoint> {
    if (position === 0) return { position, hash: seedOf(this.schema).toString('hex') };
    const { rows } = await on.query<{ hash: Buffer }>(
      `SELECT hash FROM journal WHERE position = $1
       UNION ALL SELECT hash_after FROM journal_archive WHERE last = $1 AND attached_at IS NULL`,
      [position],
    );
    const [row] = rows;
    if (!row) throw new ArchiveRefused(`the journal has no position ${position}`);
    return { position, hash: row.hash.toString('hex') };
  }

  private async inTransaction<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      // Whoever reads or writes the journal waits behind us no longer than this.
      await client.query(`SET LOCAL lock_timeout = '3s'`);
      await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`journal archive ${this.schema}`]);
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // That a connection is gone shows in the statement that failed.
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}

/** The name of a file without its folder: where it is kept changes. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
