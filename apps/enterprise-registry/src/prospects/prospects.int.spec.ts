import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { itemsOf, startRegistry } from '../registry-service.fixture.js';
import type { Answer, Asker, Registry } from '../registry-service.fixture.js';
import type { ProspectReport } from './application/firm-of-report.js';
import { bytesOf, exchange, headersOf, reportedType, reportOf } from './report.fixture.js';

let registry: Registry;
let officer: Asker;
let administrator: Asker;
beforeAll(async () => {
  registry = await startRegistry();
  officer = await registry.member('guangdong', 'officer');
  administrator = await registry.member('investhk', 'administrator');
});
afterAll(() => registry.stop());

/** Waits for the first of them. */
async function firstOf<T>(look: () => Promise<readonly T[]>): Promise<T> {
  const [first] = await eventually(
    async () => {
      const found = await look();
      expect(found).not.toEqual([]);
      return found;
    },
    { within: 10_000 },
  );
  if (first === undefined) throw new Error('nothing came');
  return first;
}

let sent = 0;
const idOfNext = (): string => `report-${++sent}`;

/** Sends a report as protobuf. */
const tell = (report: ProspectReport, id = idOfNext()): Promise<Answer> =>
  registry.tell(headersOf('ce-', id, 'application/protobuf'), bytesOf(report));

interface Firm {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly profile: Record<string, unknown>;
}

const firmsWith = (listingCode: string): Promise<Firm[]> =>
  registry.sql<Firm>('SELECT id, status, version, profile FROM enterprise WHERE listing_code = $1', [listingCode]);
const firmWith = (listingCode: string): Promise<Firm> => firstOf(() => firmsWith(listingCode));
const caseOf = async ({ id }: Firm): Promise<unknown> =>
  (
    await registry.sql('SELECT office_code, unrouted_reason_code FROM enterprise_case WHERE enterprise_id = $1', [id])
  )[0];
const letters = async (): Promise<Record<string, unknown>[]> =>
  itemsOf(await administrator.get('registry/operations/dead-letters?lane=take-prospects'));

describe('a firm that a body outside reports', () => {
  it('becomes a prospect with its case, however the event is written and how often it is sent', async () => {
    const structured = (event: object): Promise<Answer> =>
      registry.tell({ 'content-type': 'application/cloudevents+json' }, JSON.stringify(event));
    const base = { specversion: '1.0', source: exchange, type: reportedType };
    const answers = [
      await tell(reportOf({ listingCode: '600101.SH' }), 'same'),
      await tell(reportOf({ listingCode: '600101.SH' }), 'same'),
      await registry.tell(
        headersOf('ce-', 'json', 'application/json'),
        JSON.stringify(reportOf({ listingCode: '600102.SH' })),
      ),
      await structured({ ...base, id: 'whole', data: reportOf({ listingCode: '600103.SH' }) }),
    ];
    expect(answers.map(({ status, text }) => [status, text])).toEqual(Array.from(answers, () => [202, '']));
    for (const code of ['600101.SH', '600102.SH', '600103.SH']) {
      const firm = await firmWith(code);
      expect(firm).toMatchObject({ status: 'prospect', version: 1, profile: { names: reportOf().names } });
      expect(await caseOf(firm)).toEqual({ office_code: 'guangdong', unrouted_reason_code: null });
      expect((await officer.get(`enterprises/${firm.id}`)).body).toMatchObject({ status: 'prospect' });
    }
    const journalled = await firstOf(() =>
      registry.sql<{ correlation_id: string; event_id: string }>(
        `SELECT j.correlation_id, o.event_id FROM journal j JOIN outside_event o ON o.event_id = j.causation_id
          WHERE o.id = 'same' AND j.type LIKE '%EnterpriseImported'`,
      ),
    );
    expect(journalled.correlation_id).toBe(journalled.event_id);
  });

  it('is told from others by its numbers: a second report brings new particulars, and no second firm', async () => {
    await tell(reportOf({ listingCode: '600201.SH', areaText: '未知之地' }));
    const unplaced = await firmWith('600201.SH');
    expect(await caseOf(unplaced)).toEqual({ office_code: null, unrouted_reason_code: 'place-unknown' });
    await tell(reportOf({ listingCode: '600201.SH', industryText: '从未有过的行业' }));
    const firm = await firstOf(async () => (await firmsWith('600201.SH')).filter(({ version }) => version === 2));
    expect(firm.profile).toMatchObject({ provinceCode: '440000', industryText: '从未有过的行业' });
    await eventually(async () => JSON.stringify(await caseOf(unplaced)).includes('guangdong'));
    expect(await firmsWith('600201.SH')).toHaveLength(1);
  });

  it('with an unknown industry is unclassified, never guessed', async () => {
    await tell(reportOf({ listingCode: '600301.SH', industryText: '从未有过的行业' }));
    expect((await firmWith('600301.SH')).profile).toMatchObject({ sectorCodes: ['unclassified'] });
  });

  it('whose numbers are two other firms’ is a dead letter an administrator reads, and replays when the cause is gone', async () => {
    await tell(reportOf({ listingCode: '600401.SH' }));
    await tell(reportOf({ listingCode: '600402.SH', uscc: '91350100M000100Y43' }));
    await firmWith('600401.SH');
    const other = await firmWith('600402.SH');
    expect((await tell(reportOf({ listingCode: '600401.SH', uscc: '91350100M000100Y43' }))).status).toBe(202);
    const letter = await firstOf(letters);
    expect(letter).toMatchObject({
      kind: 'dead',
      error: expect.stringContaining('registration-number-taken (uscc 91350100M000100Y43): Another enterprise'),
    });
    const inspected = await administrator.get(`registry/operations/dead-letters/${String(letter['id'])}`);
    expect(inspected.body).toMatchObject({ source: exchange, data: { listingCode: '600401.SH' } });

    const seen = await officer.get(`enterprises/${other.id}`);
    expect((await officer.change(`enterprises/${other.id}/withdrawal`, seen, { reasonCode: 'duplicate' })).status).toBe(
      200,
    );
    expect(
      (await administrator.create(`registry/operations/dead-letters/${String(letter['id'])}/replay`, {})).status,
    ).toBe(200);
    await eventually(async () => (await firmsWith('600401.SH'))[0]?.profile['uscc'] === '91350100M000100Y43');
    expect(await letters()).toEqual([]);
  });

  it('against a rule is a dead letter with every reason, which can be discarded', async () => {
    await tell(reportOf({ listingCode: 'nonsense', names: {}, brNumber: '12' }));
    const letter = await firstOf(letters);
    for (const reason of ['listing-code-malformed (listing_code nonsense)', 'br-number-malformed', 'name-missing'])
      expect(letter['error']).toContain(reason);
    const discarding = `registry/operations/dead-letters/${String(letter['id'])}/discarding`;
    const discarded = await administrator.create(discarding, { reasonCode: 'cannot-be-mended' });
    expect([discarded.status, await letters()]).toEqual([200, []]);
  });
});

describe('the door for events from outside', () => {
  it('turns away what is no event, with the reason, and keeps nothing of it', async () => {
    const good = headersOf('ce-', 'bad', 'application/protobuf');
    const noId = Object.fromEntries(Object.entries(good).filter(([name]) => name !== 'ce-id'));
    const answers = [
      await registry.tell(noId, bytesOf(reportOf())),
      await registry.tell(good, '{"names":'),
      await registry.tell(good, ''),
      await registry.tell({ ...good, 'ce-type': 'harbourlink.registry.v1.EnterpriseChecked' }, bytesOf(reportOf())),
      await registry.tell({ ...good, 'content-type': 'application/json' }, JSON.stringify({ firm: 'x' })),
      await registry.tell({ 'content-type': 'application/cloudevents+json' }, '[]'),
    ];
    for (const { status, body } of answers) expect([status, body['code']]).toEqual([400, 'outside-event.malformed']);
    expect(answers[0]?.body['detail']).toContain('id is missing');
    expect((await registry.tell({ ...good, 'content-type': 'application/json' }, '{')).status).toBe(400);
    expect((await registry.tell({ ...good, 'content-type': 'text/plain' }, 'x')).status).toBe(415);
    expect((await registry.tell(good, new Uint8Array(200_000))).status).toBe(413);
    expect(await registry.sql(`SELECT 1 FROM outside_event WHERE id = 'bad'`)).toEqual([]);
  });

  it('is open to those with the scope only', async () => {
    const headers = headersOf('ce-', 'nobody', 'application/protobuf');
    expect((await registry.tell(headers, bytesOf(reportOf()), 'people:address')).status).toBe(403);
    expect((await officer.create('outside-events', {})).status).toBe(403);
  });
});
