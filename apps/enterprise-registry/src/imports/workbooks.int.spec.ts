import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { eventually } from '@harbourlink/testing';
import { idOf, itemsOf, startRegistry } from '../registry-service.fixture.js';
import type { Answer, Asker, Registry } from '../registry-service.fixture.js';
import { fileOf, line } from './import.fixture.js';
import { workbookType } from './http/file-bodies.js';
import { WorkbookTurns } from './http/workbooks-are-read-first.js';
import { requiredColumns } from './domain/import.js';
import { compoundFileWith, sheetOf, workbookOf } from './workbook/workbook.fixture.js';

let at: Registry;
let officer: Asker;
beforeAll(async () => {
  at = await startRegistry();
  officer = await at.member('shanghai', 'officer');
}, 60_000);
afterAll(() => at.stop());

const header = [...requiredColumns, 'uscc'];

/** A row as somebody types it: the day and a code of digits are numbers. */
function firm(row: number, code: string, { day = '40182', uscc = '' } = {}): string[] {
  const cells = [code, '示例公司', '示例·上市有限公司', 'Sample Listed, Ltd.', '浙江', '专用机械', '民营企业', '主板'];
  return [...cells, `<c r="I${row}" s="1"><v>${day}</v></c>`, ...(uscc ? [`<c r="J${row}"><v>${uscc}</v></c>`] : [])];
}

const workbook = (...rows: string[][]) =>
  workbookOf({
    formats: ['yyyy/m/d'],
    sheets: [
      { name: '说明', xml: sheetOf(['填写说明']) },
      { name: '企业', xml: sheetOf(header, ...rows) },
    ],
  });

const send = (content: Buffer, query = '', key?: string) =>
  officer.upload(`imports${query}`, content, key, workbookType);

async function over(taken: Answer): Promise<Answer['body']> {
  expect([taken.status, taken.text]).toEqual([201, expect.anything()]);
  const read = async () => (await officer.get(`imports/${idOf(taken)}`)).body;
  await eventually(async () => (await read())['finishedAt'] !== undefined, { within: 40_000 });
  return read();
}

describe('a workbook', () => {
  it('comes in like the CSV of it: good rows as firms, each bad one with its row, column and reason', async () => {
    const file = workbook(
      firm(2, '610001.SH'),
      [],
      firm(4, '61000'),
      firm(5, '610002.SH', { day: '40182.5' }),
      firm(6, '610003.SH', { uscc: '913301001234567890' }),
      [...firm(7, '610004.SH', { uscc: '1' }), 'one too many'],
    );
    const body = await over(await send(file));
    expect(body).toMatchObject({ state: 'done', bytes: file.length, rows: 5, imported: 1, created: 1, rejected: 4 });
    const errors = itemsOf(await officer.get(`imports/${String(body['id'])}/errors`));
    expect(errors.map(({ row, column, value, reasonCode }) => [row, column, value, reasonCode])).toEqual([
      [4, 'listing_code', '61000', 'listing-code-malformed'],
      [5, 'listed_on', '2010-01-04 12:00:00', 'date-malformed'],
      [6, 'uscc', '9.13301E+17', 'uscc-malformed'],
      [7, '', '', 'column-count-wrong'],
    ]);
    const [known] = await at.sql<{ profile: Record<string, unknown> }>(
      `SELECT profile FROM registry.enterprise WHERE listing_code = '610001.SH'`,
    );
    expect(known?.profile).toMatchObject({
      names: { 'zh-Hans': '示例·上市有限公司', en: 'Sample Listed, Ltd.' },
      provinceCode: '330000',
      listing: { listedOn: '2010-01-04', boardCode: 'main-board' },
    });
  });

  it('may come again, as CSV too, and changes nothing then', async () => {
    await over(await send(workbook(firm(2, '610010.SH'))));
    expect(await over(await send(workbook(firm(2, '610010.SH'))))).toMatchObject({ created: 0, unchanged: 1 });
    const csv = await officer.upload('imports', fileOf(line('610010.SH')));
    expect(await over(csv)).toMatchObject({ created: 0, unchanged: 1 });
  });

  it('as a dry run writes nothing', async () => {
    expect(await over(await send(workbook(firm(2, '610020.SH')), '?dryRun=true'))).toMatchObject({ created: 1 });
    expect(await at.sql(`SELECT 1 FROM registry.enterprise WHERE listing_code = '610020.SH'`)).toEqual([]);
  });

  it('is told by its bytes when it is called CSV', async () => {
    expect(await over(await officer.upload('imports', workbook(firm(2, '610030.SH'))))).toMatchObject({ created: 1 });
  });

  it('is taken once for an idempotency key, and refused for the same key with other content', async () => {
    const key = newId();
    const first = await send(workbook(firm(2, '610040.SH')), '', key);
    expect(idOf(await send(workbook(firm(2, '610040.SH')), '', key))).toBe(idOf(first));
    const other = await send(workbook(firm(2, '610041.SH')), '', key);
    expect(other.body['code']).toBe('idempotency.key-reused');
    await over(first);
  });

  it.each([
    ['a text', Buffer.from(fileOf(line('610050.SH'))), 'import.not-a-workbook'],
    ['an old workbook', compoundFileWith('Workbook'), 'import.workbook-old'],
    ['a locked workbook', compoundFileWith('EncryptedPackage'), 'import.workbook-protected'],
    [
      'a workbook with other columns',
      workbookOf({ sheets: [{ xml: sheetOf(['名称', '代码']) }] }),
      'import.header-wrong',
    ],
    ['nothing', Buffer.alloc(0), 'import.empty'],
  ])('%s sent as one is refused with its own code, and nothing is kept', async (_what, content, code) => {
    const before = await at.sql('SELECT 1 FROM registry.import');
    const answer = await send(content);
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
    expect(await at.sql('SELECT 1 FROM registry.import')).toHaveLength(before.length);
  });

  it('that is refused says in the language of whoever sent it what to do', async () => {
    const sheets = [{ name: '企业', xml: `${sheetOf(header)}<mergeCells><mergeCell ref="A1:B1"/></mergeCells>` }];
    expect((await send(workbookOf({ sheets }))).body['detail']).toBe(
      'In row 1 of the sheet “企业” cells are merged (A1:B1). Row 1 has the name of one column in each cell: unmerge them, delete titles above, and import again.',
    );
  });

  it('waits for its turn, one too many is sent away with words, and who goes makes room', async () => {
    const turns = at.service.application.get(WorkbookTurns);
    const stays = new AbortController().signal;
    const held = Promise.withResolvers<undefined>();
    const holding = turns.take(() => held.promise, stays);
    const codes = Array.from({ length: 8 }, (_, n) => `6101${n}0.SH`);
    const leaves = new AbortController();
    const left = officer.upload('imports', workbook(firm(2, '610190.SH')), newId(), workbookType, leaves.signal);
    await eventually(() => turns.waiting === 1);
    const sent = codes.slice(1).map((code) => send(workbook(firm(2, code))));
    await eventually(() => turns.waiting === 8);
    const away = await send(workbook(firm(2, '610191.SH')));
    expect([away.status, away.retryAfter, away.body]).toEqual([
      429,
      '30',
      expect.objectContaining({
        code: 'import.later',
        detail: 'Too many workbooks wait to be read. Import it again in half a minute; a CSV file need not wait.',
      }),
    ]);
    expect((await officer.upload('imports', fileOf(line('610192.SH')))).status).toBe(201);
    leaves.abort();
    await expect(left).rejects.toThrow();
    await eventually(() => turns.waiting === 7);
    sent.push(send(workbook(firm(2, codes[0] ?? ''))));
    await eventually(() => turns.waiting === 8);
    held.resolve(undefined);
    await holding;
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(codes.map(() => 201));
    expect(turns.waiting).toBe(0);
  });

  it('is not for firms to send, and is not even opened', async () => {
    const member = await at.firm();
    const answer = await member.upload('imports', compoundFileWith('Workbook'), newId(), workbookType);
    expect(answer.status).toBe(403);
  });

  it('leaves nothing on the disk', async () => {
    const left = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith(`harbourlink-import-${process.pid}-`));
    await eventually(async () => (await left()).length === 0);
  });
});
