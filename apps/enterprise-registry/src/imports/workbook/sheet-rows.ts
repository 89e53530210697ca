import type { Archive } from './archive.js';
import { plain, textOfIsoDate, textOfNumber } from './cell-text.js';
import type { NumberFormat } from './cell-text.js';
import { longestCell, textOfParts } from './text-of-parts.js';
import { damagedUnlessTheDiskFailed, WorkbookProblem } from './workbook-problem.js';
import { XmlReader } from './xml-reader.js';
import type { XmlListener } from './xml-reader.js';

/** One row as the spreadsheet numbers it; cells after the last one with something in it are left out. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** What cells refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly countsFrom1904: boolean;
}

const mostRows = 1_048_576;
const mostColumns = 16_384;

/** More than any list of firms has: that something stands further right is all that counts of it. */
const mostKeptCells = 100;

/** The rows of a sheet that have something in them, while it is unpacked; `merged` is told of every merged range. */
export async function* rowsOfSheet(
  archive: Archive,
  part: string,
  context: SheetContext,
  merged: (range: string) => void,
): AsyncGenerator<SheetRow> {
  let rows: SheetRow[] = [];
  const reader = new XmlReader(sheetListener(context, (row) => rows.push(row), merged));
  try {
    for await (const bytes of archive.bytesOf(part)) {
      reader.write(bytes);
      yield* rows;
      rows = [];
    }
    reader.end();
  } catch (error) {
    throw damagedUnlessTheDiskFailed(error);
  }
  yield* rows;
}

function sheetListener(
  context: SheetContext,
  told: (row: SheetRow) => void,
  merged: (range: string) => void,
): XmlListener {
  let number = 0;
  let column = -1;
  let cells: string[] = [];
  let cell = { type: '', style: '', stored: '', inline: '' };
  let isValue = false;
  let awaitsResult = false;
  const inline = textOfParts((text) => (cell.inline = text), 'is');
  return {
    opened(name, attributes) {
      if (name === 'row') {
        number = nextOf(attributes['r'], number, mostRows);
        column = -1;
        cells = [];
      }
      if (name === 'c') {
        column = nextOf(columnOf(attributes['r']), column, mostColumns - 1);
        awaitsResult = false;
        cell = { type: attributes['t'] ?? 'n', style: attributes['s'] ?? '', stored: '', inline: '' };
      }
      if (name === 'mergeCell') merged(attributes['ref'] ?? '');
      isValue = name === 'v';
      if (name === 'f') awaitsResult = true;
      if (name === 'v') awaitsResult = false;
      inline.opened(name, attributes);
    },
    text(text) {
      if (isValue && cell.stored.length < longestCell) cell.stored += text.slice(0, longestCell);
      inline.text(text);
    },
    closed(name) {
      inline.closed(name);
      isValue = false;
      if (name === 'c') {
        // A program that calculates nothing has written it: an empty cell would hide what is lost.
        if (awaitsResult) throw new WorkbookProblem('import.workbook-not-calculated', { cell: nameOf(column, number) });
        const text = textOfCell(cell, context).trim();
        if (text === '' || cells.length > mostKeptCells) return;
        while (cells.length < Math.min(column, mostKeptCells)) cells.push('');
        cells.push(text);
      }
      if (name === 'row' && cells.length > 0) {
        told({ number, cells });
        cells = [];
      }
    },
  };
}

function textOfCell(
  { type, style, stored, inline }: { type: string; style: string; stored: string; inline: string },
  { strings, formats, countsFrom1904 }: SheetContext,
): string {
  switch (type) {
    case 's':
      return stored === '' ? '' : sharedText(strings, Number(stored));
    case 'inlineStr':
      return inline;
    case 'n':
      return textOfNumber(stored, formats[Number(style || 0)] ?? plain, countsFrom1904);
    case 'd':
      return textOfIsoDate(stored);
    case 'b':
      return stored === '' ? '' : stored === '1' ? 'TRUE' : 'FALSE';
    default:
      return stored;
  }
}

/** A text that is called and not there is lost: an empty cell would hide that. */
function sharedText(strings: readonly string[], index: number): string {
  const text = strings[index];
  if (text === undefined) throw new WorkbookProblem('import.workbook-damaged');
  return text;
}

/** Where a row or cell stands: as it says, else after the one before; never back, never beyond what a sheet has. */
function nextOf(said: string | number | undefined, before: number, last: number): number {
  const next = said === undefined ? before + 1 : Number(said);
  if (!Number.isInteger(next) || next <= before || next > last) throw new WorkbookProblem('import.workbook-damaged');
  return next;
}

/** `AB12` of a column from 0 and a row from 1. */
function nameOf(column: number, row: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** The column of `AB12`, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = reference === undefined ? undefined : /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
