import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { committedChanges } from '../plan/process-plan.js';
import type { Change, TrafficPlan } from '../plan/process-plan.js';
import { checkChain } from './chain.js';
import { lanes } from './lanes.js';
import type { LaneFacts } from './lanes.js';

export type Findings = string[];
export type Sql = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

export interface ToCheck {
  readonly plan: TrafficPlan;
  readonly historyFile: string;
  /** Journal heads when the run began. */
  readonly since: Readonly<Record<string, number>>;
  /** `lane token` of events a handler failed on until it was mended. */
  readonly poisoned: ReadonlySet<string>;
  /** Lanes that were rebuilt: what the rebuild has taken in need not be in their inbox. */
  readonly rebuilt: ReadonlySet<string>;
  /** Hexadecimal bytes strangers put into our topics, with the topic. */
  readonly strangers: readonly { readonly topic: string; readonly bytes: string }[];
}

interface JournalEvent {
  readonly event: string;
  readonly key: string;
  readonly version: number;
  readonly topic: string;
  readonly type: string;
  readonly token: string | null;
  readonly causation: string | null;
}

/**
 * Looks at one run by plain SQL, and at the clients' history. It knows what was planned and what must hold between tables,
 * and imports nothing of the code under test.
 */
export async function checkRun(sql: Sql, input: ToCheck): Promise<Findings> {
  const findings: Findings = [];
  const planned = committedChanges(input.plan);
  const keys = [...input.plan.keys.values()];
  checkHistory(input, findings);
  const registry = await journalOf(sql, 'registry', keys, input.since);
  checkCommitted(planned, registry, findings);
  await checkRows(sql, planned, findings);
  const matching = await journalOf(sql, 'matching', keys, input.since);
  checkReactions(planned, registry, matching, findings);
  for (const facts of lanes)
    await checkLane(sql, facts, facts.source === 'registry' ? registry : matching, input, findings);
  await checkLetters(sql, input, keys, findings);
  for (const schema of ['registry', 'matching']) await checkChain(sql, schema, findings);
  return findings;
}

/** Each request was answered, as the plan has it. */
function checkHistory({ plan, historyFile }: ToCheck, findings: Findings): void {
  const entries = readFileSync(historyFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { what: string; token?: string; answer?: string });
  const answers = new Map<string, string>();
  for (const { what, token = '', answer } of entries) {
    if (what === 'unexpected') findings.push(`a client was answered ${answer} to ${token}`);
    if (what === 'committed' || what === 'refused' || what === 'never-answered') answers.set(token, what);
  }
  for (const { transaction } of plan.clients.flatMap(({ transactions }) => transactions)) {
    const wanted = transaction.refuses ? 'refused' : 'committed';
    const got = answers.get(transaction.token) ?? 'nothing';
    if (got !== wanted) findings.push(`${transaction.token} was to be ${wanted} and is ${got}`);
  }
}

/** The first field of every event of ours is its token: a tag, a length and the text. Of others there is none. */
const tokenOf = `CASE WHEN get_byte(payload || '\\x00', 0) = 10 AND length(payload) > 2
  AND get_byte(payload, 1) < 128 AND length(payload) >= 2 + get_byte(payload, 1)
  THEN encode(substr(payload, 3, get_byte(payload, 1)), 'escape') END`;

function journalOf(
  sql: Sql,
  schema: string,
  keys: readonly string[],
  since: Readonly<Record<string, number>>,
): Promise<JournalEvent[]> {
  return sql(
    `SELECT event_id AS event, aggregate_id AS key, version, topic, type, causation_id AS causation, ${tokenOf} AS token
       FROM ${schema}.journal WHERE position > $1 AND aggregate_id = ANY($2) ORDER BY position`,
    [since[schema] ?? 0, keys],
  );
}

const typeOf: Readonly<Record<Change['kind'], string>> = {
  happened: 'harbourlink.registry.v1.CaseClosed',
  malformed: 'harbourlink.registry.v1.CaseClosed',
  noted: 'harbourlink.registry.v1.CaseAssigned',
  needed: 'harbourlink.registry.v1.NeedEnded',
  unheard: 'harbourlink.registry.v1.CaseUnheardOf',
};

/** Committed = journalled, account by account and in order: nothing lost, doubled, or of a transaction that refused. */
function checkCommitted(
  planned: ReadonlyMap<string, readonly Change[]>,
  journal: readonly JournalEvent[],
  findings: Findings,
): void {
  const byKey = Map.groupBy(journal, ({ key }) => key);
  for (const key of new Set([...planned.keys(), ...byKey.keys()])) {
    const wanted = (planned.get(key) ?? []).map(({ kind, token }) =>
      kind === 'malformed' ? `${typeOf[kind]} ?` : `${typeOf[kind]} ${token}`,
    );
    const malformed = new Set(
      (planned.get(key) ?? []).flatMap(({ kind }, index) => (kind === 'malformed' ? [index] : [])),
    );
    const got = (byKey.get(key) ?? []).map(({ type, token }, index) =>
      malformed.has(index) ? `${type} ?` : `${type} ${token ?? ''}`,
    );
    const at = wanted.findIndex((one, index) => got[index] !== one);
    if (at >= 0 || got.length !== wanted.length)
      findings.push(
        `journal of ${key}: ${got.length} events, ${wanted.length} committed; first difference at version ${at + 1}: ${got[at]} for ${wanted[at]}`,
      );
  }
}

/** Business columns are those of the plan, played through one by one: so they are the same whatever carried the events. */
async function checkRows(sql: Sql, planned: ReadonlyMap<string, readonly Change[]>, findings: Findings): Promise<void> {
  const keys = [...planned.keys()];
  const expect = async (name: string, text: string, wanted: ReadonlyMap<string, object>): Promise<void> => {
    const rows = await sql<{ key: string }>(text, [keys]);
    const got = new Map(rows.map(({ key, ...columns }) => [key, JSON.stringify(columns)]));
    if (got.size !== rows.length) findings.push(`${name} has two rows of one account`);
    for (const key of new Set([...wanted.keys(), ...got.keys()])) {
      const is = JSON.stringify(wanted.get(key));
      if (got.get(key) !== is) findings.push(`${name} of ${key} says ${got.get(key)}, not ${is}`);
    }
  };
  const of = (kinds: readonly Change['kind'][], model: (changes: readonly Change[]) => object): Map<string, object> =>
    new Map(
      [...planned].flatMap(([key, changes]) => {
        const wanted = changes.filter(({ kind }) => kinds.includes(kind));
        return wanted.length === 0 ? [] : [[key, model(wanted)]];
      }),
    );
  const all = ['happened', 'noted', 'needed', 'malformed', 'unheard'] as const;
  await expect(
    'registry.account',
    'SELECT id AS key, version, total::int, chain FROM registry.account WHERE id = ANY($1)',
    of(all, (changes) => ({ version: changes.length, total: total(changes), chain: chain(changes) })),
  );
  await expect(
    'matching.tally',
    'SELECT key, events, total::int, chain FROM matching.tally WHERE key = ANY($1)',
    of(['happened'], (changes) => ({ events: changes.length, total: total(changes), chain: chain(changes) })),
  );
  await expect(
    'matching.reaction',
    'SELECT key, version, total::int FROM matching.reaction WHERE key = ANY($1)',
    of(['happened'], (changes) => ({ version: changes.length, total: total(changes) })),
  );
  await expect(
    'matching.ledger_seen',
    'SELECT key, count(*)::int AS events, sum(amount)::int AS total FROM matching.ledger_seen WHERE key = ANY($1) GROUP BY key',
    of(['happened', 'noted'], (changes) => ({ events: changes.length, total: total(changes) })),
  );
}

const total = (changes: readonly Change[]): number => changes.reduce((sum, { amount }) => sum + amount, 0);
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const chain = (changes: readonly Change[]): string =>
  changes.reduce<string | undefined>((before, { token }) => md5((before ?? '') + token), undefined) ?? '';

/** Each event that was reacted to has exactly one event of its own, caused by it. */
function checkReactions(
  planned: ReadonlyMap<string, readonly Change[]>,
  registry: readonly JournalEvent[],
  matching: readonly JournalEvent[],
  findings: Findings,
): void {
  const causes = new Map<string, number>();
  for (const { causation } of matching) causes.set(causation ?? '', (causes.get(causation ?? '') ?? 0) + 1);
  const tokens = new Set(
    [...planned.values()].flat().flatMap(({ kind, token }) => (kind === 'happened' ? [token] : [])),
  );
  const wanted = registry.filter(({ token }) => token !== null && tokens.has(token));
  for (const { event, token } of wanted)
    if (causes.get(event) !== 1) findings.push(`${token} was reacted to ${causes.get(event) ?? 0} times`);
  if (matching.length !== wanted.length)
    findings.push(`${matching.length} events of matching, ${wanted.length} were to be caused`);
}

interface InboxRow {
  readonly event: string;
  readonly state: string;
}

/** Inbox and effects reconcile with the journal: a row for each event, an effect for each that is done, in order. */
async function checkLane(
  sql: Sql,
  { lane, service, topics, wants, seen }: LaneFacts,
  journal: readonly JournalEvent[],
  { plan, rebuilt }: ToCheck,
  findings: Findings,
): Promise<void> {
  const keys = [...plan.keys.values()];
  const events = journal.filter(({ topic }) => topics.includes(topic));
  const rows = await sql<InboxRow>(
    `SELECT event_id AS event, state FROM ${service}.inbox WHERE lane = $1 AND key = ANY($2)`,
    [lane, keys],
  );
  const inbox = Map.groupBy(rows, ({ event }) => event);
  const letters = new Set(
    (
      await sql<{ event: string }>(
        `SELECT event_id AS event FROM ${service}.dead_letter WHERE lane = $1 AND kind = 'parked' AND key = ANY($2)`,
        [lane, keys],
      )
    ).map(({ event }) => event),
  );
  const effects = await sql<{ event: string; key: string; version: number }>(
    `SELECT event_id AS event, key, version FROM ${seen} WHERE key = ANY($1) ORDER BY n`,
    [keys],
  );
  const applied = Map.groupBy(effects, ({ event }) => event);
  const known = new Set(events.map(({ event }) => event));
  for (const { event, key, version, type } of events) {
    const [row, ...more] = inbox.get(event) ?? [];
    const what = `${lane} ${key} ${version}`;
    if (more.length > 0) findings.push(`${what}: ${more.length + 1} rows in the inbox`);
    const isUnheard = type.endsWith('UnheardOf');
    const wanted = letters.has(event) || isUnheard ? 'parked' : wants.includes(type) ? 'done' : 'skipped';
    const passedByRebuild = row === undefined && rebuilt.has(lane) && wanted !== 'parked';
    if (row?.state !== wanted && !passedByRebuild)
      findings.push(`${what}: the inbox says ${row?.state ?? 'nothing'}, not ${wanted}`);
    const times = applied.get(event)?.length ?? 0;
    if (times !== (wanted === 'done' ? 1 : 0)) findings.push(`${what}: applied ${times} times (${wanted})`);
    if (isUnheard && !letters.has(event)) findings.push(`${what}: nobody has heard of its type, and it is not kept`);
  }
  for (const event of new Set([...inbox.keys(), ...applied.keys()]))
    if (!known.has(event)) findings.push(`${lane}: ${event} came in and was never committed`);
  for (const [key, of] of Map.groupBy(effects, (effect) => effect.key)) {
    const versions = of.map(({ version }) => version);
    if (versions.some((version, index) => index > 0 && version <= (versions[index - 1] ?? 0)))
      findings.push(`${lane} ${key}: applied in the order ${versions.join(' ')}`);
  }
}

/** Dead letters are those that were meant to be, with their bytes, and none is left open that blocks anybody. */
async function checkLetters(sql: Sql, input: ToCheck, keys: readonly string[], findings: Findings): Promise<void> {
  const malformed = new Set(
    [...committedChanges(input.plan).values()].flat().flatMap(({ bytes }) => (bytes === undefined ? [] : [bytes])),
  );
  const expectedParked = new Set([...malformed]);
  for (const service of ['registry', 'matching']) {
    const letters = await sql<{
      kind: string;
      lane: string;
      bytes: string;
      token: string;
      type: string;
      settlement: string | null;
    }>(
      `SELECT kind, lane, encode(payload, 'hex') AS bytes, ${tokenOf} AS token, type, settlement
         FROM ${service}.dead_letter WHERE key = ANY($1)`,
      [keys],
    );
    for (const { kind, lane, bytes, token, type, settlement } of letters) {
      if (kind === 'parked' && (type.endsWith('UnheardOf') || expectedParked.has(bytes))) continue;
      if (kind === 'dead' && settlement === 'replayed' && input.poisoned.has(`${lane} ${token}`)) continue;
      findings.push(`a ${kind} letter of ${lane}: ${type} ${token} (${settlement ?? 'open'})`);
    }
    for (const name of input.poisoned) {
      const [lane, token] = name.split(' ');
      const facts = lanes.find((one) => one.lane === lane);
      if (facts?.service !== service || input.rebuilt.has(facts.lane)) continue;
      if (!letters.some((letter) => letter.kind === 'dead' && letter.lane === lane && letter.token === token))
        findings.push(`${name} was poisonous and did not become a dead letter`);
    }
  }
  for (const { topic, bytes } of input.strangers) {
    for (const { lane, service } of lanes.filter(({ topics }) => topics.includes(topic))) {
      const [row] = await sql<{ kept: number }>(
        `SELECT count(*)::int AS kept FROM ${service}.dead_letter
          WHERE lane = $1 AND kind = 'parked' AND type = 'unreadable' AND payload = decode($2, 'hex')`,
        [lane, bytes],
      );
      if (row?.kept !== 1) findings.push(`a stranger's record in ${topic} is kept ${row?.kept} times by ${lane}`);
    }
  }
}
