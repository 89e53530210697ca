import { readFile } from 'node:fs/promises';
import { platformOptions, readArguments } from '../command-line.js';
import { paperOf, Story } from '../output/story.js';
import { clientFor } from '../sign-in/access.js';
import { Trouble } from '../trouble.js';
import { importFile } from './import-file.js';
import { showRowErrors } from './row-errors.js';

/** `import FILE`: as an officer; says what came in and what was wrong with which row. */
export async function importCommand(args: readonly string[]): Promise<void> {
  const usage = 'harbourlink import FILE [--dry-run] [--url URL]';
  const options = { ...platformOptions, 'dry-run': { type: 'boolean', default: false } } as const;
  const { values, positionals } = readArguments(args, options, { least: 1, usage });
  const content = await contentOf(positionals[0] ?? '');
  const client = await clientFor(values, 'officer');
  const dryRun = values['dry-run'] ? 'true' : 'false';
  const { import: done, errors } = await importFile(client, content, { dryRun });
  const story = new Story(paperOf(process.stdout));
  if (errors.length > 0) showRowErrors(story, errors);
  const verb = values['dry-run'] ? 'would be imported' : 'imported';
  story.line(
    `${done.rows} rows: ${done.imported} ${verb} (${done.created} new, ${done.updated} changed, ` +
      `${done.unchanged} as before), ${done.rejected} rejected; ${done.unrouted} without an office.`,
  );
  if (done.state !== 'done') throw new Trouble(`The import ended as ${done.state}.`);
}

/** Throws Trouble when the file cannot be read. */
export async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new Trouble(code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code}).`);
  }
}
