import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiProblem } from '@harbourlink/api-client';
import { labelOf } from '@harbourlink/taxonomy';
import { everyItem } from '../every-item.js';
import { contentOf } from '../importing/import.command.js';
import { importFile } from '../importing/import-file.js';
import { showRowErrors } from '../importing/row-errors.js';
import { Trouble } from '../trouble.js';
import type { Stage } from './stage.js';

const data = join(import.meta.dirname, '..', '..', 'data');
export const realFile = join(data, 'mainland-listed-enterprises.csv');

/** The five Mainland Offices, in the order of their founding. */
export const mainlandOffices = ['beijing', 'guangdong', 'shanghai', 'chengdu', 'wuhan'] as const;
type MainlandOffice = (typeof mainlandOffices)[number];

export interface ImportFigures {
  readonly import: { rows: number; imported: number; rejected: number; unrouted: number };
  readonly routing: Record<MainlandOffice, number>;
}

/** A file of real firms comes in as prospects; each goes to the office of its province. */
export async function importRealFirms(stage: Stage, file: string): Promise<ImportFigures> {
  const { story, agencyOfficer } = stage;
  story.chapter('A file of real companies comes in');
  if (file === realFile) {
    story.say('Companies listed in Shanghai, Shenzhen and Beijing, as of July 2025.');
    story.aside('Source: the public stock list in the repository ArvinLovegood/go-stock (Apache-2.0).');
  } else story.say(`From ${file}.`);
  const started = Date.now();
  const { import: done, errors } = await importFile(agencyOfficer, await contentOf(file), { dryRun: 'false' });
  if (done.state !== 'done') throw new Trouble(`The import of ${file} ended as ${done.state}.`);
  const seconds = Math.max(0.1, (Date.now() - started) / 1000);
  story.say(
    `${done.rows} rows in ${seconds.toFixed(1)} s (${Math.round(done.rows / seconds)} a second): ` +
      `${done.imported} became prospects, ${done.rejected} were rejected.`,
    'A prospect is not matched and no provider sees it, until the firm takes its profile over.',
  );
  const { routing, unrouted } = await routingOf(stage);
  story.say('The province decides the Mainland Office:');
  story.table(
    [{ title: 'office' }, { title: '简体' }, { title: '繁體' }, { title: 'firms', align: 'right' }],
    mainlandOffices.map((code) => [...officeNames(code), routing[code]]),
  );
  for (const [reason, firms] of unrouted) {
    story.say(`${firms.length} waiting in the queue without an office (${reason}): ${firms.slice(0, 5).join(', ')}.`);
  }
  if (errors.length > 0) {
    story.say('Rejected rows, each with its reason:');
    showRowErrors(story, errors);
  } else story.good('No row had to be rejected; what is empty or odd in it was understood or left open.');
  const { rows, imported, rejected } = done;
  // Whoever is with no Mainland Office: without a place, or in Hong Kong itself.
  const elsewhere = imported - mainlandOffices.reduce((sum, code) => sum + routing[code], 0);
  return { import: { rows, imported, rejected, unrouted: elsewhere }, routing };
}

const officeNames = (code: string) =>
  (['en', 'zh-Hans', 'zh-Hant'] as const).map((language) => labelOf('office', code, language));

/** Counted from the cases themselves, before anybody else has one. */
async function routingOf({ agencyOfficer }: Stage) {
  const cases = await everyItem((query) => agencyOfficer.GET('/api/v1/cases', { params: { query } }));
  const routing = { beijing: 0, guangdong: 0, shanghai: 0, chengdu: 0, wuhan: 0 };
  const unrouted = new Map<string, string[]>();
  for (const { officeCode, unroutedReasonCode, names } of cases) {
    const office = mainlandOffices.find((code) => code === officeCode);
    if (office) routing[office] += 1;
    else {
      const reason = unroutedReasonCode ?? `at ${officeCode ?? 'no office'}`;
      unrouted.set(reason, [...(unrouted.get(reason) ?? []), names['zh-Hans'] ?? names.en ?? '']);
    }
  }
  return { routing, unrouted };
}

/** What the importer says to each kind of bad row; nothing of it is kept. */
export async function showBadRows({ story, agencyOfficer, refused }: Stage): Promise<void> {
  story.chapter('A file of bad rows, a marked SAMPLE, as a dry run');
  const content = await readFile(join(data, 'bad-rows.csv'));
  const { import: tried, errors } = await importFile(agencyOfficer, content, { dryRun: 'true' });
  showRowErrors(story, errors);
  story.say(
    `${tried.rows} rows: ${tried.rejected} would be rejected, ${tried.imported} taken, ` +
      `${tried.unrouted} of them without an office. Nothing was written.`,
  );
  const withNul = Buffer.concat([content, Buffer.from('999020.SH,示例\u0000,,,,,,,,,\n')]);
  const problem = await importFile(agencyOfficer, withNul, { dryRun: 'true' }).catch((error: unknown) => error);
  if (!(problem instanceof ApiProblem)) throw new Trouble('A file with NUL bytes was not refused.');
  story.refused(`The same file with a NUL byte in it: ${problem.message} (${problem.code})`);
  refused.push({ case: 'nul-bytes-in-a-file', status: problem.status, code: problem.code });
}
