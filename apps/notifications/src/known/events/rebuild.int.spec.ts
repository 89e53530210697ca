import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EnterpriseDraftedSchema, EnterpriseRevisedSchema } from '@harbourlink/contracts/registry';
import { eventually } from '@harbourlink/testing';
import { profileOf, startService } from '../../service.fixture.js';

jest.setTimeout(60_000);

let at: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  at = await startService();
});
afterAll(() => at.stop());

const byPersonId = randomUUID();
const draft = (key: string, name: string) => ({
  schema: EnterpriseDraftedSchema,
  data: { profile: profileOf(name), byPersonId },
  key,
});
const names = async () => {
  const rows = await at.sql<{ id: string; name: string }>(
    `SELECT organisation_id AS id, names->>'en' AS name FROM known_name ORDER BY organisation_id`,
  );
  return rows.map(({ id, name }) => [id, name] as const);
};
const sorted = (expected: ReadonlyMap<string, string>) => [...expected].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the copy of names', () => {
  it('is rebuilt while firms go on changing their names, and then says what the events say', async () => {
    const expected = new Map<string, string>(
      Array.from({ length: 1_200 }, (_, index) => [randomUUID(), `Sample ${index}`] as const),
    );
    await at.registry.publishMany([...expected].map(([key, name]) => draft(key, name)));
    await eventually(async () => (await names()).length === expected.size, { within: 20_000 });
    await at.sql(`UPDATE known_name SET names = '{"en": "wrong"}'`);
    await at.sql(`INSERT INTO known_name VALUES (gen_random_uuid(), '{"en": "of nobody"}', NULL, 1)`);

    const administrator = await at.member('investhk', 'administrator');
    await eventually(async () => (await at.sql(`SELECT 1 FROM known_membership`)).length === 1);
    const rebuild = at.fetchAs(administrator, '/api/v1/notifications/operations/lanes/known-names/rebuild', {
      method: 'POST',
    });
    let isOver = false;
    void rebuild.finally(() => (isOver = true));
    const firms = [...expected.keys()];
    for (let change = 0; change < 30 || !isOver; change += 1) {
      const firm = firms[change % firms.length] ?? '';
      expected.set(firm, `Sample renamed ${change}`);
      const profile = profileOf(`Sample renamed ${change}`);
      await at.registry.publish(EnterpriseRevisedSchema, { profile, byPersonId }, firm);
      const newcomer = randomUUID();
      expected.set(newcomer, `Sample newcomer ${change}`);
      await at.registry.publishMany([draft(newcomer, `Sample newcomer ${change}`)]);
    }
    expect((await rebuild).status).toBe(200);
    await eventually(async () => expect(await names()).toEqual(sorted(expected)) === undefined, { within: 20_000 });
    expect(await at.sql('SELECT * FROM dead_letter')).toEqual([]);
  });
});
