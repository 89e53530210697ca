import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { requiredColumns } from '../domain/import.js';
import { workbookLimits, writeCsvOfWorkbook } from './csv-of-workbook.js';
import type { WorkbookLimits } from './csv-of-workbook.js';
import { ReadingStopped, WorkbookProblem } from './workbook-problem.js';
import { compoundFileWith, sheetOf, workbookOf, zipOf } from './workbook.fixture.js';

const header = [...requiredColumns];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harbourlink-workbooks-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function csvOf(workbook: Buffer, limits?: WorkbookLimits): Promise<string> {
  const path = join(folder, 'firms.xlsx');
  await writeFile(path, workbook);
  await writeCsvOfWorkbook(path, join(folder, 'firms.csv'), limits && { limits });
  return readFile(join(folder, 'firms.csv'), 'utf8');
}

async function rowsOf(workbook: Buffer): Promise<string[][]> {
  return parse(await csvOf(workbook), { relax_column_count: true }) as string[][];
}

async function problemOf(workbook: Buffer, limits?: WorkbookLimits): Promise<unknown> {
  return csvOf(workbook, limits).catch((error: unknown) =>
    error instanceof WorkbookProblem ? { code: error.code, ...error.details } : error,
  );
}

describe('a workbook', () => {
  it('says what its cells show: shared and own texts, dates, numbers, results of formulas', async () => {
    const workbook = workbookOf({
      strings: ['示例·甲', 'Sample & "Co", Ltd'],
      formats: ['yyyy"年"m"月"d"日"', '000000', 58],
      sheets: [
        {
          xml: sheetOf(header, [
            '<c r="A2" s="2"><v>1</v></c>',
            '<c r="B2" t="s"><v>0</v></c>',
            '<c r="D2" t="s"><v>1</v></c>',
            '<c r="E2" t="str"><f>"浙"&amp;"江"</f><v>浙江</v></c>',
            '<c r="F2" t="b"><v>1</v></c>',
            '<c r="G2" t="e"><v>#N/A</v></c>',
            '<c r="H2" s="3"><v>40182</v></c>',
            '<c r="I2" s="1"><v>40182</v></c>',
          ]),
        },
      ],
    });
    expect((await rowsOf(workbook))[1]).toEqual([
      ...['000001', '示例·甲', '', 'Sample & "Co", Ltd', '浙江', 'TRUE', '#N/A', '2010-01-04', '2010-01-04'],
    ]);
  });

  it('reads runs of rich text without how they are spoken, and names with another prefix', async () => {
    const rich = '<c t="inlineStr"><is><r><t>示</t></r><r><t>例</t></r><rPh><t>shili</t></rPh></is></c>';
    const xml = sheetOf(header, [rich]).replaceAll('<', '<x:').replaceAll('<x:/', '</x:');
    const workbook = workbookOf({ sheets: [{ xml }] });
    expect((await rowsOf(workbook))[1]?.[0]).toBe('示例');
  });

  it('numbers its rows as the spreadsheet does, empty ones between them too', async () => {
    const xml = sheetOf(header, ['a']).replace('<row r="2">', '<row r="3"/><row r="6">');
    const lines = (await csvOf(workbookOf({ sheets: [{ xml }] }))).split('\r\n');
    expect(lines).toEqual([header.join(','), '', '', '', '', 'a,,,,,,,,', '']);
  });

  it('counts its days from 1904 where it says so', async () => {
    const xml = sheetOf(header, ['<c r="I2" s="1"><v>38720</v></c>']);
    const workbook = workbookOf({ countsFrom1904: true, formats: [14], sheets: [{ xml }] });
    expect((await rowsOf(workbook))[1]?.at(-1)).toBe('2010-01-04');
  });

  it('has its table in the first sheet with the columns, never in a hidden one', async () => {
    const sheets = [
      { xml: sheetOf(['说明']) },
      { xml: sheetOf(header, ['hidden']), state: 'hidden' as const },
      { xml: sheetOf(header, ['firms']) },
      { xml: sheetOf(header, ['later']) },
    ];
    expect((await rowsOf(workbookOf({ sheets })))[1]?.[0]).toBe('firms');
  });

  it('keeps a cell too many, so that the row is told of, and cuts what is too long anyhow', async () => {
    const many = Array.from({ length: 12 }, (_, index) => `cell ${index}`);
    const rows = await rowsOf(workbookOf({ sheets: [{ xml: sheetOf(header, many, ['长'.repeat(30_000)]) }] }));
    expect([rows[1]?.length, rows[2]?.[0]?.length]).toEqual([10, 1_000]);
  });

  it('gives back any texts as they were, white space around them apart', async () => {
    const text = fc
      .string({ unit: fc.constantFrom('a', '浙', '"', ',', '\n', ' ', '&', '<', '=', '\u{20BB7}'), maxLength: 12 })
      .map((one) => one.trim());
    const row = fc.array(text, { minLength: 9, maxLength: 9 }).filter((cells) => cells.some((cell) => cell !== ''));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (rows) => {
        const xml = sheetOf(
          header,
          ...rows.map((cells) => cells.map((cell) => (cell.startsWith('<') ? `a${cell}` : cell))),
        );
        const read = await rowsOf(workbookOf({ sheets: [{ xml }] }));
        expect(read.slice(1)).toEqual(
          rows.map((cells) => cells.map((cell) => (cell.startsWith('<') ? `a${cell}` : cell))),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('a workbook whose sender has gone', () => {
  it.each([
    ['before it is begun', (leave: () => void) => leave()],
    ['while it is read', (leave: () => void) => setImmediate(leave)],
  ])('%s is not read on', async (_when, whenTo) => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [`firm ${row}`]);
    const path = join(folder, 'left.xlsx');
    await writeFile(path, workbookOf({ sheets: [{ xml: sheetOf(header, ...rows) }] }));
    const leaves = new AbortController();
    const reading = writeCsvOfWorkbook(path, join(folder, 'left.csv'), { gone: leaves.signal });
    const reason = new ReadingStopped();
    whenTo(() => leaves.abort(reason));
    await expect(reading).rejects.toBe(reason);
  });
});

describe('a file that is refused', () => {
  const good = workbookOf({ sheets: [{ xml: sheetOf(header, ['a']) }] });
  const sheet = (xml: string) => workbookOf({ sheets: [{ name: '企业', xml }] });
  const withPart = (name: string, content: string) =>
    workbookOf({ sheets: [{ xml: sheetOf(header) }], more: { [name]: content } });

  it.each([
    ['a text', Buffer.from('listing_code,'), 'import.not-a-workbook'],
    ['an old workbook', compoundFileWith('Workbook'), 'import.workbook-old'],
    ['a workbook with a password', compoundFileWith('EncryptedPackage'), 'import.workbook-protected'],
    ['another zip', zipOf({ 'a.txt': 'a' }), 'import.not-a-workbook'],
    ['a document', withPart('xl/workbook.xml', '<w:document xmlns:w="w"/>'), 'import.not-a-workbook'],
    ['a zip cut short', good.subarray(0, -40), 'import.not-a-workbook'],
    ['bytes turned over', Buffer.from(good).fill(0xff, 700, 760), 'import.workbook-damaged'],
    ['no XML', withPart('xl/worksheets/sheet1.xml', '<worksheet><sheetData></worksheet>'), 'import.workbook-damaged'],
    ['a sheet that is missing', withPart('xl/_rels/workbook.xml.rels', '<Relationships/>'), 'import.workbook-empty'],
    ['nothing in its sheets', sheet('<sheetData/>'), 'import.workbook-empty'],
    ['rows that go back', sheet('<sheetData><row r="2"/><row r="1"/></sheetData>'), 'import.workbook-damaged'],
    ['a row beyond the last', sheet('<sheetData><row r="1048577"/></sheetData>'), 'import.workbook-damaged'],
    ['a text that is missing', sheet(sheetOf(header, ['<c t="s"><v>7</v></c>'])), 'import.workbook-damaged'],
    ['a column beyond the last', sheet('<sheetData><row><c r="XFE1"/></row></sheetData>'), 'import.workbook-damaged'],
  ])('%s', async (_what, workbook, code) => {
    expect(await problemOf(workbook)).toMatchObject({ code });
  });

  it('a formula has no result, and which one is said', async () => {
    const row = (cell: string) => sheet(`<sheetData><row r="12"><c r="AB12">${cell}</c></row></sheetData>`);
    expect(await problemOf(row('<f>A1&amp;B1</f>'))).toMatchObject({
      code: 'import.workbook-not-calculated',
      cell: 'AB12',
    });
    // Excel itself has calculated an empty text.
    expect(await problemOf(row('<f>""</f><v></v>'))).toMatchObject({ code: 'import.workbook-empty' });
  });

  it('a part of its zip is encrypted', async () => {
    const part = { content: sheetOf(header), encrypted: true } as const;
    const workbook = workbookOf({ sheets: [{ xml: '' }], more: { 'xl/worksheets/sheet1.xml': part } });
    expect(await problemOf(workbook)).toMatchObject({ code: 'import.workbook-protected' });
  });

  it('its header is merged, and where is said', async () => {
    const merged = `${sheetOf(header)}<mergeCells><mergeCell ref="A3:B4"/><mergeCell ref="A1:C1"/></mergeCells>`;
    expect(await problemOf(sheet(merged))).toEqual({ code: 'import.header-merged', sheet: '企业', cells: 'A1:C1' });
    const below = `${sheetOf(header)}<mergeCells><mergeCell ref="A2:C2"/><mergeCell ref="A11:C11"/></mergeCells>`;
    expect(await csvOf(sheet(below))).toBe(`${header.join(',')}\r\n`);
  });

  it('its header stands lower, and where is said', async () => {
    const lower = sheetOf(header).replace('r="1"', 'r="4"');
    expect(await problemOf(sheet(lower))).toEqual({ code: 'import.workbook-header-lower', sheet: '企业', row: 4 });
  });

  it('its table is larger than a file may be', async () => {
    const rows = Array.from({ length: 100 }, () => ['x'.repeat(100)]);
    expect(await problemOf(sheet(sheetOf(header, ...rows)), { ...workbookLimits, csvBytes: 5_000 })).toMatchObject({
      code: 'import.workbook-too-large',
    });
  });
});

describe('a hostile workbook', () => {
  const sheetWith = (content: string) =>
    workbookOf({ sheets: [{ xml: '' }], more: { 'xl/worksheets/sheet1.xml': content } });
  const declared = '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
  const outside = '<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/hostname">]>';

  it.each([
    ['entities within entities', `${declared}<worksheet><v>&b;</v></worksheet>`],
    ['a file of this machine', `${outside}<worksheet><v>&a;</v></worksheet>`],
    ['an entity nobody has named', '<worksheet><v>&a;</v></worksheet>'],
    ['nesting beyond all measure', `${'<worksheet>'.repeat(100)}${'</worksheet>'.repeat(100)}`],
    ['bytes that are no UTF-8', '<?xml version="1.0" encoding="UTF-16"?><worksheet/>\ufffe'],
  ])('with %s is damaged', async (_what, content) => {
    const written = content.endsWith('\ufffe') ? Buffer.from(content, 'utf16le') : content;
    const part = { content: written };
    const workbook = workbookOf({ sheets: [{ xml: '' }], more: { 'xl/worksheets/sheet1.xml': part } });
    expect(await problemOf(workbook)).toMatchObject({ code: 'import.workbook-damaged' });
  });

  it('with a text, a tag or a remark without end is too large, and takes the memory of one such', async () => {
    for (const endless of ['<worksheet><v>', '<worksheet a="', '<worksheet><!--']) {
      const before = process.memoryUsage().rss;
      expect(await problemOf(sheetWith(endless + ' a'.repeat(4_000_000)))).toMatchObject({
        code: 'import.workbook-too-large',
      });
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1_048_576);
    }
  });

  it('of a thousand times its size is too large before it is unpacked', async () => {
    const bomb = sheetWith(`<worksheet>${`<a>${' '.repeat(100_000)}</a>`.repeat(80)}</worksheet>`);
    expect(bomb.length).toBeLessThan(20_000);
    expect(await problemOf(bomb, { ...workbookLimits, unpackedBytes: 1_000_000 })).toMatchObject({
      code: 'import.workbook-too-large',
    });
  });

  it('with cells far to the right of every row takes no more than one with cells at the last place that counts', async () => {
    const read = async (column: string) => {
      const cells = Array.from({ length: 5_000 }, () => `<row><c r="${column}"><v>1</v></c></row>`).join('');
      const workbook = sheetWith(`<worksheet>${sheetOf(header)}${cells}</worksheet>`);
      const before = performance.now();
      const rows = await rowsOf(workbook);
      return { rows, milliseconds: performance.now() - before };
    };
    await read('CV');
    const near = await read('CV');
    const far = await read('XFD');
    expect([far.rows.length, far.rows[1]?.length]).toEqual([5_001, header.length + 1]);
    // Without a limit it is a hundred times as much.
    expect(far.milliseconds / near.milliseconds).toBeLessThan(20);
  });

  it('with a row within a row has that row once', async () => {
    const nested = '<row><row><c><v>1</v></c></row></row></sheetData>';
    const xml = sheetOf(header).replace('</sheetData>', nested);
    expect(await csvOf(workbookOf({ sheets: [{ xml }] }))).toBe(`${header.join(',')}\r\n\r\n1,,,,,,,,\r\n`);
  });

  it('that names one sheet again and again is too large', async () => {
    const sheets = Array.from({ length: 1_001 }, () => '<sheet id="s0"/>').join('');
    const workbook = workbookOf({
      sheets: [{ xml: '' }],
      more: { 'xl/workbook.xml': `<workbook><sheets>${sheets}</sheets></workbook>` },
    });
    expect(await problemOf(workbook)).toMatchObject({ code: 'import.workbook-too-large' });
  });

  it('that shares more texts than fit in memory is too large', async () => {
    const strings = Array.from({ length: 2_000 }, () => '');
    const workbook = workbookOf({ strings, sheets: [{ xml: sheetOf(header) }] });
    expect(await problemOf(workbook, { ...workbookLimits, characters: 30_000 })).toMatchObject({
      code: 'import.workbook-too-large',
    });
    expect(await problemOf(workbook, { ...workbookLimits, characters: 33_000 })).toBe(`${header.join(',')}\r\n`);
  });

  it('whose size is told wrong is damaged', async () => {
    const good = workbookOf({ sheets: [{ xml: sheetOf(header, ['a'.repeat(999)]) }] });
    const size = good.lastIndexOf('xl/worksheets/sheet1.xml') - 22;
    good.writeUInt32LE(100, size);
    expect(await problemOf(good)).toMatchObject({ code: 'import.workbook-damaged' });
  });
});
