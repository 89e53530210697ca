import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { JournalArchive, readArchive } from '@harbourlink/messaging';
import type { JournalPartition, VerifiedArchive } from '@harbourlink/messaging';
import { HeardClient } from '@harbourlink/persistence';
import { MisconfiguredService } from '../configuration/index.js';

/** The command line cannot be understood; its message says how it is written. */
export class MisusedJournalCommand extends Error {
  constructor() {
    super(usage);
  }
}

const usage = `main.js journal partitions [--json]             what the journal consists of, archived stretches first
main.js journal archive FIRST --to FOLDER       export the closed partition that begins at FIRST, and verify the file
main.js journal verify FILE                     follow the chain through an archive; needs no database
main.js journal detach FILE [--although NAME]   take the archived partition out, unless somebody still has to read it
main.js journal drop FILE                       delete the detached table: from then on the file is all there is
main.js journal attach FILE                     bring the last archived stretch back`;

/** Where the lines go. */
type Say = (line: string) => void;

const toOutput: Say = (line) => void process.stdout.write(`${line}\n`);

/**
 * `main.js journal ...`: archives stretches of a journal, as the owner role. Throws ArchiveRefused or BadArchive, with
 * nothing changed, when a step is not to be done.
 */
export async function journalCommand(
  schema: string,
  ownerDatabaseUrl: string | undefined,
  args: readonly string[],
  say: Say = toOutput,
): Promise<void> {
  const { values, positionals } = parsed(args);
  const [step = '', subject = ''] = positionals;
  const hasSubject = positionals.length === 2;
  if (step === 'verify' && hasSubject) return say(described('Whole', await readArchive(subject)));
  if (!(step === 'partitions' ? positionals.length === 1 : hasSubject)) throw new MisusedJournalCommand();
  if (!ownerDatabaseUrl)
    throw new MisconfiguredService('OWNER_DATABASE_URL is not set: archiving needs the owner role');
  const pool = new Pool({
    Client: HeardClient,
    connectionString: ownerDatabaseUrl,
    options: `-c search_path=${schema}`,
    max: 2,
  });
  try {
    const archive = new JournalArchive(pool, schema);
    switch (step) {
      case 'partitions':
        return show(await archive.partitions(), values.json, say);
      case 'archive':
        return await exported(archive, schema, Number(subject), values.to, say);
      case 'detach':
        return say(described('Detached', await archive.detach(subject, values.although)));
      case 'drop':
        return say(described('Dropped', await archive.drop(subject)));
      case 'attach':
        return say(described('Attached again', await archive.attach(subject)));
      default:
        throw new MisusedJournalCommand();
    }
  } finally {
    await pool.end();
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        although: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    });
  } catch {
    throw new MisusedJournalCommand();
  }
}

async function exported(
  archive: JournalArchive,
  schema: string,
  first: number,
  folder: string | undefined,
  say: Say,
): Promise<void> {
  const partition = (await archive.partitions()).find((candidate) => candidate.first === first);
  if (folder === undefined || !Number.isSafeInteger(first)) throw new MisusedJournalCommand();
  const path = join(folder, `${schema}-journal-${first}-${partition?.last ?? first}.ndjson.gz`);
  const file = await archive.export(first, path);
  say(described('Written and verified', file));
  say(path);
}

function described(done: string, { header, sha256 }: VerifiedArchive): string {
  return `${done}: positions ${header.first} to ${header.last} of ${header.schema}; sha256 of the file ${sha256}`;
}

function show(partitions: readonly JournalPartition[], asJson: boolean, say: Say): void {
  if (asJson) return say(JSON.stringify(partitions));
  for (const { first, last, state, events, bytes, from, to, file } of partitions) {
    const when = from && to ? `${from.slice(0, 10)} to ${to.slice(0, 10)}` : '';
    const size = `${events} events, ${Math.ceil(bytes / 1024)} kB`;
    say(`${`${first} to ${last}`.padEnd(24)} ${state.padEnd(9)} ${size.padEnd(28)} ${when}${file ?? ''}`.trimEnd());
  }
}
