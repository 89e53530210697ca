import { Client } from 'pg';
import type { Acknowledged } from './traffic.js';

/** What was found wrong; empty when nothing was lost and nothing doubled. */
export type Findings = string[];

const schemas = ['identity', 'registry', 'matching', 'mou', 'notifications', 'insights'] as const;

/** Where an event ends up as a row of a subscriber: one row for each aggregate it happened to. */
const copies = [
  { event: 'registry.v1.EnterpriseChecked', table: 'matching.known_enterprise', id: 'enterprise_id' },
  { event: 'registry.v1.EnterpriseDrafted', table: 'mou.known_enterprise', id: 'enterprise_id' },
  { event: 'registry.v1.EnterpriseDrafted', table: 'insights.enterprise_fact', id: 'id' },
  { event: 'registry.v1.EnterpriseDrafted', table: 'notifications.known_name', id: 'organisation_id' },
  { event: 'registry.v1.NeedPublished', table: 'matching.known_need', id: 'need_id' },
  { event: 'registry.v1.OfferPublished', table: 'matching.known_offer', id: 'offer_id' },
  { event: 'matching.v1.IntroductionProposed', table: 'insights.introduction_fact', id: 'id' },
  { event: 'matching.v1.IntroductionProposed', table: 'mou.known_introduction', id: 'introduction_id' },
  { event: 'mou.v1.MemorandumRecorded', table: 'insights.memorandum_fact', id: 'id' },
  { event: 'mou.v1.OutcomeClaimed', table: 'insights.outcome_fact', id: 'id' },
] as const;

/** The aggregates' own tables by topic. */
const rows = [
  { topic: 'registry.enterprise.v1', table: 'registry.enterprise' },
  { topic: 'registry.need.v1', table: 'registry.need' },
  { topic: 'registry.case.v1', table: 'registry.enterprise_case' },
  { topic: 'registry.offer.v1', table: 'registry.offer' },
  { topic: 'mou.memorandum.v1', table: 'mou.memorandum' },
  { topic: 'mou.outcome.v1', table: 'mou.outcome' },
  { topic: 'matching.introduction.v1', table: 'matching.introduction' },
  { topic: 'matching.suggestion.v1', table: 'matching.suggestion' },
  { topic: 'identity.membership.v1', table: 'identity.membership' },
  { topic: 'notifications.delivery.v1', table: 'notifications.delivery' },
] as const;

/**
 * Looks at the tables alone, by plain SQL as the superuser: it knows what clients were told and what must hold between
 * tables, and nothing of the code that filled them.
 */
export class Checker {
  constructor(private readonly databaseUrl: string) {}

  /** True once nothing waits anywhere. */
  async quiet(): Promise<boolean> {
    return this.ask(async (sql) => {
      for (const schema of schemas) {
        const [outbox] = await sql(`SELECT count(*)::int AS n FROM ${schema}.outbox`);
        const [inbox] = await sql(`SELECT count(*)::int AS n FROM ${schema}.inbox WHERE state IN ('pending', 'held')`);
        const behind = await sql(
          `SELECT 1 FROM ${schema}.inbox_lane l WHERE cursor < (SELECT CASE source ${schemas
            .map((source) => `WHEN '${source}' THEN (SELECT position FROM ${source}.sequencer)`)
            .join(' ')} END)`,
        );
        if (outbox?.['n'] !== 0 || inbox?.['n'] !== 0 || behind.length > 0) return false;
      }
      const [mails] = await sql(
        `SELECT count(*)::int AS n FROM notifications.delivery WHERE status NOT IN ('sent', 'given-up')`,
      );
      return mails?.['n'] === 0;
    });
  }

  async findings(acknowledged: Acknowledged): Promise<Findings> {
    return this.ask(async (sql) => {
      const found: Findings = [...acknowledged.refusedInOtherWays.map((refusal) => `a client was refused: ${refusal}`)];
      for (const schema of schemas) await journalIsWhole(sql, schema, found);
      for (const { topic, table } of rows) await rowsEqualJournal(sql, topic, table, found);
      for (const { event, table, id } of copies) await copyIsComplete(sql, event, table, id, found);
      for (const schema of schemas) await everyLaneIsContiguous(sql, schema, found);
      await whatClientsWereToldIsThere(sql, acknowledged, found);
      await nobodyIsToldTwice(sql, acknowledged, found);
      return found;
    });
  }

  private async ask<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      return await work(async (text, values = []) => (await client.query<Record<string, unknown>>(text, values)).rows);
    } finally {
      await client.end();
    }
  }
}

type Sql = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

async function journalIsWhole(sql: Sql, schema: string, found: Findings): Promise<void> {
  const [positions] = await sql(
    `SELECT count(*)::int AS n, coalesce(min(position), 1)::int AS first, coalesce(max(position), 0)::int AS last,
            count(DISTINCT event_id)::int AS events FROM ${schema}.journal`,
  );
  const { n, first, last, events } = positions ?? {};
  if (first !== 1 || n !== last || events !== n)
    found.push(`${schema}.journal has gaps or repeats: ${JSON.stringify(positions)}`);
  const gaps = await sql(
    `SELECT aggregate_id FROM ${schema}.journal GROUP BY aggregate_id
      HAVING min(version) <> 1 OR max(version) <> count(*) OR count(DISTINCT version) <> count(*)`,
  );
  for (const gap of gaps)
    found.push(`${schema}.journal: versions of ${String(gap['aggregate_id'])} are not 1, 2, 3 ...`);
}

async function rowsEqualJournal(sql: Sql, topic: string, table: string, found: Findings): Promise<void> {
  const [schema = ''] = topic.split('.');
  const different = await sql(
    `SELECT coalesce(r.id, j.aggregate_id) AS id, r.version AS row, j.version AS journal
       FROM ${table} r FULL JOIN (SELECT aggregate_id, max(version) AS version FROM ${schema}.journal WHERE topic = $1 GROUP BY 1) j
         ON j.aggregate_id = r.id WHERE r.version IS DISTINCT FROM j.version`,
    [topic],
  );
  for (const one of different) found.push(`${table} and its journal differ: ${JSON.stringify(one)}`);
}

async function copyIsComplete(sql: Sql, event: string, table: string, id: string, found: Findings): Promise<void> {
  const [schema = ''] = event.split('.');
  const missing = await sql(
    `SELECT DISTINCT j.aggregate_id FROM ${schema}.journal j LEFT JOIN ${table} c ON c.${id} = j.aggregate_id
      WHERE j.type = 'harbourlink.' || $1 AND c.${id} IS NULL`,
    [event],
  );
  for (const one of missing) found.push(`${table} does not know ${String(one['aggregate_id'])}`);
}

/** Every lane has settled each version of each aggregate of its topics, exactly once, and nothing is dead or parked. */
async function everyLaneIsContiguous(sql: Sql, schema: string, found: Findings): Promise<void> {
  const broken = await sql(
    `SELECT lane, topic, key FROM ${schema}.inbox GROUP BY lane, topic, key
      HAVING count(DISTINCT version) <> max(version) OR count(*) <> max(version) OR bool_or(state NOT IN ('done', 'skipped'))`,
  );
  for (const one of broken) found.push(`${schema}.inbox is not settled once for each version: ${JSON.stringify(one)}`);
  const letters = await sql(`SELECT lane, type, error FROM ${schema}.dead_letter WHERE settled_at IS NULL`);
  for (const letter of letters) found.push(`${schema} has a dead letter: ${JSON.stringify(letter)}`);
}

async function whatClientsWereToldIsThere(sql: Sql, acknowledged: Acknowledged, found: Findings): Promise<void> {
  const enterprises = await sql(
    `SELECT id, profile #>> '{names,en}' AS name, status FROM registry.enterprise WHERE profile #>> '{names,en}' LIKE 'Kill %'`,
  );
  const byId = new Map(enterprises.map((row) => [row['id'], row]));
  const names = new Set(enterprises.map((row) => row['name']));
  if (names.size !== enterprises.length) found.push('an enterprise was created twice by repeated requests');
  for (const [id, told] of acknowledged.enterprises) {
    const row = byId.get(id);
    if (row?.['name'] !== told.name) found.push(`enterprise ${id} was acknowledged and is lost`);
    if (told.checked && row?.['status'] !== 'checked')
      found.push(`enterprise ${id} was told to be checked and is ${String(row?.['status'])}`);
  }
  for (const [table, ids] of [
    ['registry.need', acknowledged.needs],
    ['matching.introduction', acknowledged.introductions],
    ['mou.memorandum', acknowledged.memoranda],
    ['mou.outcome', acknowledged.outcomes],
  ] as const) {
    const kept = new Set((await sql(`SELECT id FROM ${table} WHERE id = ANY($1)`, [[...ids]])).map((row) => row['id']));
    for (const id of ids) if (!kept.has(id)) found.push(`${table} ${id} was acknowledged and is lost`);
  }
}

/** In the app exactly once; a mail's Message-ID belongs to one event, person and workflow. */
async function nobodyIsToldTwice(sql: Sql, acknowledged: Acknowledged, found: Findings): Promise<void> {
  const doubled = await sql(
    `SELECT event_id, person_id, workflow_code FROM notifications.notice GROUP BY 1, 2, 3 HAVING count(*) > 1`,
  );
  for (const one of doubled) found.push(`told twice: ${JSON.stringify(one)}`);
  const members = [...acknowledged.enterprises].filter(([, firm]) => firm.checked && firm.member).map(([id]) => id);
  const [told] = await sql(
    `SELECT count(DISTINCT j.aggregate_id)::int AS n FROM registry.journal j JOIN notifications.notice n ON n.event_id = j.event_id
      WHERE j.type LIKE '%.EnterpriseChecked' AND j.aggregate_id = ANY($1)`,
    [members],
  );
  if (told?.['n'] !== members.length)
    found.push(`${members.length} firms with a member were checked, ${String(told?.['n'])} were told`);
}
