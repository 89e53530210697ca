import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { headerProblem, optionalColumns, requiredColumns } from '../domain/import.js';
import { Archive } from './archive.js';
import { kindOfFile } from './kind-of-file.js';
import { partsOf } from './parts.js';
import type { SheetPart } from './parts.js';
import { sharedStringsOf } from './shared-strings.js';
import { rowsOfSheet } from './sheet-rows.js';
import type { SheetContext, SheetRow } from './sheet-rows.js';
import { numberFormatsOf } from './styles.js';
import { WorkbookProblem } from './workbook-problem.js';

export interface WorkbookLimits {
  /** Of the CSV file. */
  readonly csvBytes: number;
  /** Of all parts that are read. */
  readonly unpackedBytes: number;
  /** Of the texts the sheets share, which are kept in memory. */
  readonly characters: number;
}

/** 20 MB of CSV, as a file of its own may have, are a sheet of less than 100 MB. */
export const workbookLimits: WorkbookLimits = {
  csvBytes: 20 * 1_048_576,
  unpackedBytes: 128 * 1_048_576,
  characters: 32 * 1_048_576,
};

/** More columns than any header has that can be right. */
const mostHeaderColumns = 60;
const longestHeaderCell = 40;

/**
 * Writes the table of a workbook as the CSV file it stands for, row by row, with an empty line for an empty row, so that
 * both number their rows alike. Throws WorkbookProblem for what is no workbook, or cannot be read, and the reason of `gone`
 * once that is told.
 */
export async function writeCsvOfWorkbook(
  path: string,
  csvPath: string,
  { limits = workbookLimits, gone }: { readonly limits?: WorkbookLimits; readonly gone?: AbortSignal } = {},
): Promise<void> {
  await mustBeAZip(path);
  const archive = await Archive.open(path, limits.unpackedBytes, gone);
  try {
    const { sheets, stylesPart, stringsPart, countsFrom1904 } = await partsOf(archive);
    const formats = await numberFormatsOf(archive, stylesPart);
    const strings = await sharedStringsOf(archive, stringsPart, limits.characters);
    const context = { strings, formats, countsFrom1904 };
    const sheet = await sheetOfFirms(archive, sheets, context);
    const lines = atMost(limits.csvBytes, linesOf(archive, sheet, context));
    await pipeline(Readable.from(lines), createWriteStream(csvPath));
  } finally {
    archive.close();
  }
}

async function mustBeAZip(path: string): Promise<void> {
  const kind = await kindOfFile(path);
  if (kind === 'locked-workbook') throw new WorkbookProblem('import.workbook-protected');
  if (kind === 'old-workbook') throw new WorkbookProblem('import.workbook-old');
  if (kind === 'other') throw new WorkbookProblem('import.not-a-workbook');
}

/** The first sheet with the header of a file of firms; else one with a column of it, else the first that is not empty. */
async function sheetOfFirms(archive: Archive, sheets: readonly SheetPart[], context: SheetContext): Promise<SheetPart> {
  const known: readonly string[] = [...requiredColumns, ...optionalColumns];
  const filled: { readonly sheet: SheetPart; readonly row: number; readonly hasAColumn: boolean }[] = [];
  for (const sheet of sheets) {
    const first = await firstRow(archive, sheet, context);
    if (first?.number === 1 && headerProblem(first.cells) === undefined) return sheet;
    if (first) filled.push({ sheet, row: first.number, hasAColumn: first.cells.some((cell) => known.includes(cell)) });
  }
  const nearest = filled.find(({ hasAColumn }) => hasAColumn) ?? filled[0];
  if (!nearest) throw new WorkbookProblem('import.workbook-empty');
  if (nearest.row > 1) {
    const sheet = nearest.sheet.name.slice(0, longestHeaderCell);
    throw new WorkbookProblem('import.workbook-header-lower', { sheet, row: nearest.row });
  }
  return nearest.sheet;
}

async function firstRow(archive: Archive, { part }: SheetPart, context: SheetContext): Promise<SheetRow | undefined> {
  for await (const row of rowsOfSheet(archive, part, context, () => undefined)) return row;
  return undefined;
}

async function* linesOf(archive: Archive, { name, part }: SheetPart, context: SheetContext): AsyncGenerator<string> {
  let written = 0;
  let columns = 0;
  for await (const { number, cells } of rowsOfSheet(archive, part, context, (range) =>
    mustNotBeInTheHeader(range, name),
  )) {
    yield '\r\n'.repeat(number - written - 1);
    if (number === 1) columns = Math.min(cells.length, mostHeaderColumns);
    yield `${(number === 1 ? headerCells(cells) : dataCells(cells, columns)).map(csvCell).join(',')}\r\n`;
    written = number;
  }
}

function headerCells(cells: readonly string[]): readonly string[] {
  return cells.slice(0, mostHeaderColumns).map((cell) => cell.slice(0, longestHeaderCell));
}

/** As many cells as the header has; one more stands for all that are too many. */
function dataCells(cells: readonly string[], columns: number): readonly string[] {
  return Array.from(
    { length: Math.max(columns, Math.min(cells.length, columns + 1)) },
    (_, index) => cells[index] ?? '',
  );
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function mustNotBeInTheHeader(range: string, sheet: string): void {
  if (/^\$?[A-Z]{1,3}\$?1(:|$)/.test(range)) {
    throw new WorkbookProblem('import.header-merged', { sheet: sheet.slice(0, 40), cells: range.slice(0, 20) });
  }
}

async function* atMost(bytes: number, lines: AsyncIterable<string>): AsyncGenerator<string> {
  let left = bytes;
  for await (const line of lines) {
    left -= Buffer.byteLength(line);
    if (left < 0) throw new WorkbookProblem('import.workbook-too-large');
    yield line;
  }
}
