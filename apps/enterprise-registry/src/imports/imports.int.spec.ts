import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { newId } from '@harbourlink/kernel';
import { idOf, itemsOf, profileBody, startRegistry } from '../registry-service.fixture.js';
import type { Answer, Asker, Registry } from '../registry-service.fixture.js';
import { fileOf, header, line, lines } from './import.fixture.js';

let at: Registry;
let officer: Asker;
beforeAll(async () => {
  at = await startRegistry();
  officer = await at.member('shanghai', 'officer');
}, 60_000);
afterAll(() => at.stop());

/** Sends a file and waits until it is worked off. */
async function imported(content: string | Buffer, query = ''): Promise<Answer['body']> {
  const taken = await officer.upload(`imports${query}`, content);
  expect([taken.status, taken.text]).toEqual([201, expect.anything()]);
  return over(idOf(taken));
}

async function over(id: string): Promise<Answer['body']> {
  const read = async () => (await officer.get(`imports/${id}`)).body;
  await eventually(async () => (await read())['finishedAt'] !== undefined, { within: 40_000 });
  return read();
}

const known = (code: string) =>
  at.sql<{ id: string; version: number; status: string; profile: Record<string, unknown> }>(
    'SELECT id, version, status, profile FROM registry.enterprise WHERE listing_code = $1',
    [code],
  );

describe('an import', () => {
  it('makes prospects, routes their cases, and publishes every event of both', async () => {
    const before = await at.sql<{ count: string }>('SELECT count(*) FROM registry.enterprise');
    const body = await imported(
      fileOf(
        line('600001.SH'),
        line('600002.SH', { area_zh: '深圳' }),
        line('600003.SH', { area_zh: '内蒙' }),
        line('600004.SH', { area_zh: '' }),
        line('600005.SH', { area_zh: '火星' }),
      ),
    );
    expect(body).toMatchObject({
      state: 'done',
      rows: 5,
      imported: 5,
      created: 5,
      rejected: 0,
      routed: 3,
      unrouted: 2,
    });
    const after = await at.sql<{ count: string }>('SELECT count(*) FROM registry.enterprise');
    expect(Number(after[0]?.count) - Number(before[0]?.count)).toBe(5);
    const events = await eventually(async () => {
      const rows = await at.sql<{ type: string; n: string }>(
        `SELECT type, count(*) AS n FROM registry.journal WHERE type LIKE '%Imported' OR type LIKE '%CaseOpened' GROUP BY type`,
      );
      return rows.length === 2 && rows.every(({ n }) => n === '5') ? rows : undefined;
    });
    expect(events).toHaveLength(2);
    expect((await known('600002.SH'))[0]).toMatchObject({
      status: 'prospect',
      version: 1,
      profile: {
        placeCode: '440300',
        provinceCode: '440000',
        sectorCodes: ['high-end-equipment'],
        industryText: '专用机械',
        listing: { exchangeCode: 'sse', listingCode: '600002.SH', listedOn: '2010-01-04', boardCode: 'main-board' },
      },
    });
  });

  it('puts what has no place into the unrouted queue, with the reason', async () => {
    const queue = itemsOf(await officer.get('cases?status=unrouted&limit=200'));
    expect(queue.map(({ unroutedReasonCode }) => unroutedReasonCode).sort()).toEqual([
      'place-missing',
      'place-unknown',
    ]);
    const [first] = queue;
    const seen = await officer.get(`cases/${String(first?.['id'])}`);
    const routed = await officer.change(`cases/${String(first?.['id'])}/routing`, seen, { officeCode: 'wuhan' });
    expect(routed.body).toMatchObject({ status: 'open', officeCode: 'wuhan' });
  });

  it('again changes nothing; with new particulars it updates the prospect', async () => {
    const rows = lines(30, 300);
    await imported(fileOf(...rows));
    expect(await imported(fileOf(...rows))).toMatchObject({ rows: 30, created: 0, updated: 0, unchanged: 30 });
    const moved = [line('000300.SH', { area_zh: '四川' }), ...rows.slice(1)];
    expect(await imported(fileOf(...moved))).toMatchObject({ created: 0, updated: 1, unchanged: 29, imported: 30 });
    const [firm] = await known('000300.SH');
    expect(firm).toMatchObject({ version: 2, profile: { provinceCode: '510000' } });
    const seen = await officer.get(`enterprises/${firm?.id}`);
    expect(seen.body['case']).toMatchObject({ officeCode: 'chengdu' });
  });

  it('with a place nobody knows leaves a firm where its place of before has put it', async () => {
    await imported(fileOf(line('600011.SH')));
    const again = fileOf(line('600011.SH', { area_zh: '不详', name_en: 'Sample Renamed Ltd.' }));
    expect(await imported(again)).toMatchObject({ updated: 1, routed: 1, unrouted: 0 });
    const [firm] = await known('600011.SH');
    expect((await officer.get(`enterprises/${firm?.id}`)).body['case']).toMatchObject({ officeCode: 'shanghai' });
  });

  it('leaves alone what the firm has taken over', async () => {
    await imported(fileOf(line('600010.SH')));
    const [firm] = await known('600010.SH');
    const path = `enterprises/${firm?.id}`;
    const member = await at.member(String(firm?.id), 'enterprise_member', 'enterprise');
    const claimed = await member.change(`${path}/claim`, await member.get(path));
    expect(claimed.body['status']).toBe('draft');
    const body = profileBody({ listing: { exchangeCode: 'sse', listingCode: '600010.SH' } });
    await member.change(path, claimed, body, 'PUT');
    expect(await imported(fileOf(line('600010.SH', { name_en: 'Somebody else' })))).toMatchObject({ unchanged: 1 });
    expect((await known('600010.SH'))[0]?.profile['names']).toEqual(body.names);
  });

  it('rejects each bad row with its column, value and reason, and imports the others', async () => {
    const body = await imported(
      fileOf(
        line('600020.SH'),
        line('60002.SH'),
        line('600021.SH', { listed_on: '20250230' }),
        line('600022.SH', { board_zh: '火箭板' }),
        line('600023.SH', { short_name_zh: '', full_name_zh: '', name_en: '' }),
        line('600020.SH'),
        line(''),
        line('600024.SH', { full_name_zh: '长'.repeat(201) }),
        '600025.SH,too,few',
        ',,,,,,,,',
        line('600026.SH', { full_name_zh: '"换\n行"' }),
      ),
    );
    expect(body).toMatchObject({ state: 'done', rows: 10, imported: 1, rejected: 9 });
    const errors = itemsOf(await officer.get(`imports/${String(body['id'])}/errors`));
    expect(errors.map(({ row, column, reasonCode }) => [row, column, reasonCode])).toEqual([
      [3, 'listing_code', 'listing-code-malformed'],
      [4, 'listed_on', 'date-malformed'],
      [5, 'board_zh', 'board-unknown'],
      [6, 'full_name_zh', 'name-missing'],
      [7, 'listing_code', 'duplicate-in-file'],
      [8, 'listing_code', 'identity-missing'],
      [9, 'full_name_zh', 'text-too-long'],
      [10, '', 'column-count-wrong'],
      [12, 'full_name_zh', 'text-malformed'],
    ]);
    expect(errors[0]).toMatchObject({ value: '60002.SH', reason: 'A listing code looks like 000001.SZ.' });
  });

  it('lists its errors page by page, and as a file no spreadsheet takes for a formula', async () => {
    const body = await imported(fileOf(line('=cmd|1'), line('@SUM(A1)'), line('"a"",b"'), line('+1')));
    const path = `imports/${String(body['id'])}/errors`;
    const first = await officer.get(`${path}?limit=3`);
    const second = await officer.get(`${path}?limit=3&cursor=${String(first.body['next'])}`);
    expect([itemsOf(first).length, itemsOf(second).length, second.body['next']]).toEqual([3, 1, undefined]);
    const file = await officer.get(path, { accept: 'text/csv', 'accept-language': 'zh-CN' });
    expect(file.text.split('\r\n')).toEqual([
      '\ufeffrow,column,value,reason_code,reason',
      `2,listing_code,'=cmd|1,listing-code-malformed,证券代码应如 000001.SZ。`,
      `3,listing_code,'@SUM(A1),listing-code-malformed,证券代码应如 000001.SZ。`,
      `4,listing_code,"a"",b",listing-code-malformed,证券代码应如 000001.SZ。`,
      `5,listing_code,'+1,listing-code-malformed,证券代码应如 000001.SZ。`,
      '',
    ]);
  });

  it('as a dry run counts the same and writes nothing', async () => {
    const file = fileOf(line('600030.SH'), line('600031.SH', { area_zh: '' }), line('bad'), line('600030.SH'));
    expect(await imported(file, '?dryRun=true')).toMatchObject({
      dryRun: true,
      rows: 4,
      imported: 2,
      rejected: 2,
      routed: 1,
      unrouted: 1,
    });
    expect(await known('600030.SH')).toEqual([]);
  });

  it('takes the optional numbers, and refuses the number of another firm', async () => {
    const extended = (row: string, uscc: string) => `${row},${uscc},`;
    const body = await imported(
      [
        `${header},uscc,br_number`,
        extended(line('600040.SH'), '91350100M000100Y43'),
        extended(line('600041.SH'), '91350100M000100Y43'),
        extended(line(''), '91350100M000100Y44'),
        extended(line('600042.SH'), 'short'),
      ].join('\r\n'),
    );
    expect(body).toMatchObject({ rows: 4, imported: 2, rejected: 2 });
    const errors = itemsOf(await officer.get(`imports/${String(body['id'])}/errors`));
    expect(errors.map(({ row, reasonCode }) => [row, reasonCode])).toEqual([
      [3, 'registration-number-taken'],
      [5, 'uscc-malformed'],
    ]);
  });
});

describe('a file', () => {
  const utf16 = Buffer.from(`\ufeff${fileOf(line('600050.SH'))}`, 'utf16le');
  const gb18030 = Buffer.concat([
    Buffer.from(`${header}\n`),
    Buffer.from([0xd5, 0xe3, 0xbd, 0xad, 0xb9, 0xab, 0xcb, 0xbe, 0x0a]),
  ]);

  it('may start with a byte order mark and end its lines as it likes', async () => {
    const file = `\ufeff${fileOf(line('600051.SH')).replaceAll('\n', '\r\n')}`;
    expect(await imported(file)).toMatchObject({ rows: 1, imported: 1 });
  });

  it.each([
    ['in UTF-16', utf16, 'import.encoding-utf-16'],
    ['in GB18030', gb18030, 'import.encoding-not-utf-8'],
    ['cut within a character', Buffer.from(fileOf('浙')).subarray(0, -2), 'import.encoding-not-utf-8'],
    ['with NUL bytes', Buffer.from(`${header}\na\u0000b`), 'import.nul-bytes'],
    ['without its header', Buffer.from(`${line('600052.SH')}\n`), 'import.header-wrong'],
    ['with an unknown column', Buffer.from(`${header},director\n`), 'import.header-wrong'],
    ['with nothing in it', Buffer.alloc(0), 'import.empty'],
  ])('%s is refused with its own code, and nothing is kept', async (_what, content, code) => {
    const before = await at.sql('SELECT 1 FROM registry.import');
    const answer = await officer.upload('imports', content);
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
    expect(await at.sql('SELECT 1 FROM registry.import')).toHaveLength(before.length);
  });

  it('says which encoding it looks like', async () => {
    const answer = await officer.upload('imports', gb18030);
    expect(answer.body['details']).toEqual({ looksLike: 'GB18030' });
  });

  it('sent as JSON is refused', async () => {
    expect((await officer.create('imports', {})).body['code']).toBe('import.csv-expected');
  });

  it.each([
    ['told beforehand', true],
    ['told piece by piece', false],
  ])('beyond the limit is refused, its length %s, and leaves nothing on the disk', async (_what, lengthIsTold) => {
    const answer = await officer.uploadOf(21 * 1_048_576, { lengthIsTold });
    expect([answer.status, answer.body['code']]).toEqual([413, 'request.too-large']);
    // Also what the tests before have left: a file goes once its answer has gone out.
    const left = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith(`harbourlink-import-${process.pid}-`));
    await eventually(async () => (await left()).length === 0);
  });

  it('whose quote is never closed fails where it cannot be read any more, and keeps what was before', async () => {
    const body = await imported(fileOf(...lines(501, 7000), `"${'x'.repeat(70_000)}`));
    expect(body).toMatchObject({ state: 'failed', failureCode: 'file-unreadable', imported: 501 });
  });

  it('is taken once for an idempotency key, and refused for the same key with other content', async () => {
    const key = newId();
    const first = await officer.upload('imports', fileOf(line('600060.SH')), key);
    expect(idOf(await officer.upload('imports', fileOf(line('600060.SH')), key))).toBe(idOf(first));
    const other = await officer.upload('imports', fileOf(line('600061.SH')), key);
    expect(other.body['code']).toBe('idempotency.key-reused');
    await over(idOf(first));
  });

  it('is not for firms to send', async () => {
    const member = await at.firm();
    expect((await member.upload('imports', fileOf(line('600070.SH')))).status).toBe(403);
  });
});

describe('an import that is interrupted', () => {
  it('goes on after a restart, and every row is settled once', async () => {
    const taken = await officer.upload('imports', fileOf(...lines(4_000, 100_000)));
    await eventually(async () => Number((await officer.get(`imports/${idOf(taken)}`)).body['rows']) >= 500);
    await at.restart();
    expect(await over(idOf(taken))).toMatchObject({ state: 'done', rows: 4_000, created: 4_000, unchanged: 0 });
    const twice = await at.sql('SELECT listing_code FROM registry.enterprise GROUP BY 1 HAVING count(*) > 1');
    expect(twice).toEqual([]);
  }, 40_000);

  it('by an officer stops; what was imported stays', async () => {
    const taken = await officer.upload('imports', fileOf(...lines(4_000, 200_000)));
    const path = `imports/${idOf(taken)}`;
    await eventually(async () => Number((await officer.get(path)).body['rows']) >= 500);
    const stale = { ...taken, etag: '"1"' };
    expect((await officer.change(`${path}/cancellation`, stale)).body['code']).toBe('version.stale');
    const cancelled = await officer.change(`${path}/cancellation`, await officer.get(path));
    expect(cancelled.body['state']).toBe('cancelled');
    const settled = Number((await over(idOf(taken)))['rows']);
    const stored = await at.sql(`SELECT 1 FROM registry.enterprise WHERE listing_code LIKE '20____.SH'`);
    expect(stored).toHaveLength(settled);
    expect((await officer.change(`${path}/cancellation`, cancelled)).body['code']).toBe('import.over');
  }, 40_000);
});
