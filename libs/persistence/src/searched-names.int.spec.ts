import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '@harbourlink/testing';
import type { FreshDatabase } from '@harbourlink/testing';
import fc from 'fast-check';
import { Client } from 'pg';
import { createNamePieces, indexNamePieces, namesContaining } from './searched-names.js';
import { where } from './where.js';

let database: FreshDatabase;
let client: Client;

beforeAll(async () => {
  database = await freshDatabase({ template: 'searched_names', prepare: () => Promise.resolve() });
  client = new Client({ connectionString: database.url, options: '-c random_page_cost=1.1' });
  await client.connect();
  await client.query(createNamePieces);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** A table `name` of a row a name, searched as firms are. */
async function keep(written: readonly string[]): Promise<void> {
  await client.query('DROP TABLE IF EXISTS firm');
  await client.query('CREATE TABLE firm (id serial PRIMARY KEY, written text, searched_names text NOT NULL)');
  await client.query('INSERT INTO firm (written, searched_names) SELECT * FROM unnest($1::text[], $2::text[])', [
    written,
    written.map((name) => name.toLowerCase()),
  ]);
  await client.query(`BEGIN; ${indexNamePieces('firm')}; COMMIT`);
}

async function idsWhere(sql: string, parameters: unknown[]): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(`SELECT id FROM firm ${sql} ORDER BY id`, parameters);
  return rows.map(({ id }) => id);
}

const found = (part: string): Promise<number[]> => {
  const { sql, parameters } = where(namesContaining('searched_names', part));
  return idsWhere(sql, parameters);
};

/** What ILIKE finds in the names as they were written, by PostgreSQL's own small letters. */
const foundByIlike = (part: string): Promise<number[]> =>
  idsWhere('WHERE written ILIKE $1', [`%${part.replace(/[\\%_]/g, '\\$&')}%`]);

const scripts = {
  'simplified Chinese, rare characters beyond 16 bits among it': '深圳市腾讯科技有限公司𠮷𠀀',
  'traditional Chinese, with signs of full width': '香港財資中心（國際）ＡＢａｂ１',
  'Latin letters, with the signs that mean something to LIKE and to arrays': 'aAbBéÉ %_\\{}",\n\'',
};

describe.each(Object.entries(scripts))('a part of a name in %s', (_script, signs) => {
  const textOf = (least: number, most: number) =>
    fc.array(fc.constantFrom(...signs), { minLength: least, maxLength: most }).map((characters) => characters.join(''));

  it('finds what ILIKE finds, by the index and without', async () => {
    const worlds = fc.record({
      names: fc.array(textOf(0, 12), { minLength: 40, maxLength: 60 }),
      parts: fc.array(textOf(0, 4), { minLength: 12, maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(worlds, async ({ names, parts }) => {
        await keep(names);
        for (const part of parts) {
          const expected = await foundByIlike(part);
          for (const others of [['seqscan', 'indexscan'], ['bitmapscan']]) {
            for (const way of others) await client.query(`SET enable_${way} = off`);
            const answer = await found(part);
            await client.query('RESET ALL');
            expect({ part, ids: answer }).toEqual({ part, ids: expected });
          }
        }
      }),
      { numRuns: 6 },
    );
  });
});

it('finds a part as it stands, not its pieces', async () => {
  await keep(['上海信海', '海信上海', '上海海信']);
  expect(await found('上海信')).toEqual([1]);
});

describe('among 20,000 firms', () => {
  const places = ['上海', '寧波', '成都', '香港'];
  const kinds = ['科技', '新能源材料', '供应链'];
  beforeAll(async () => {
    // Spread as by chance: what comes every third time is not seen by the planner, which looks at every 200th.
    const drawn = (index: number, salt: number): number => Math.imul(index + 1, 0x9e3779b1 + salt * 0x85ebca6a) >>> 12;
    const characterOf = (draw: number): string => String.fromCodePoint(0x4e00 + (draw % 2_000));
    await keep(
      Array.from({ length: 20_000 }, (_, index) => {
        const mark = characterOf(drawn(index, 1)) + characterOf(drawn(index, 2));
        const [place = '', kind = ''] = [places[drawn(index, 3) % 4], kinds[drawn(index, 4) % 3]];
        return `${place}${mark}${kind}有限公司\nFirm ${index} Technology Co., Ltd.`;
      }),
    );
  });

  const planFor = async (part: string): Promise<string> => {
    const { sql, parameters } = where(namesContaining('searched_names', part));
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT * FROM firm ${sql} ORDER BY id DESC LIMIT 26`,
      parameters,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };

  it.each(['丽乘', '丽', '鑫鑫', 'zq', 'firm 4711 '])('looks %s up in the index', async (part) => {
    expect(await planFor(part)).toContain('firm_name_pieces');
  });

  it.each(['公司', '新能源材料有限公司', 'technology co', 'ltd'])(
    'reads on until enough of %s came by',
    async (part) => {
      const plan = await planFor(part);
      expect(plan).toContain('firm_pkey');
      expect(plan).not.toContain('firm_name_pieces');
    },
  );
});
