import type { CheckInput, Finding } from './finding.js';
import { firstBrokenLink } from './hash-chain.js';
import type { JournalRow, Tables } from './tables.js';

/** What clients were told, what was committed, and what the journals made of it. */
export function checkPublishing({ plan, history, broker }: CheckInput, tables: Tables): Finding[] {
  return [
    ...clientsWereToldTheTruth(history, tables),
    ...whatWasPlannedHappened(plan, tables),
    ...[...tables.journals].flatMap(([schema, rows]) => journalIsWhole(schema, rows, tables)),
    ...journalHoldsWhatWasCommitted(plan, tables),
    ...journalsStayedAsTheyWere(history, tables),
    ...onlyTheLeaderMoves(tables),
    ...(broker === undefined ? [] : brokerHasEverything(plan, broker, tables)),
  ];
}

const nameOf = (row: { topic: string; key: string; version: number }): string =>
  `${row.topic} ${row.key} ${row.version}`;

function clientsWereToldTheTruth(history: CheckInput['history'], tables: Tables): Finding[] {
  const told = history.flatMap((entry) => (entry.what === 'acknowledged' ? [entry.transaction] : []));
  return told
    .filter((transaction) => !tables.done.has(transaction))
    .map((transaction) => ({ name: 'acknowledged-lost', detail: `transaction ${transaction}` }));
}

/** Every transaction happens in the end, once, apart from those that change their mind. */
function whatWasPlannedHappened(plan: CheckInput['plan'], tables: Tables): Finding[] {
  const expected = plan.transactions.filter(({ rollsBack }) => !rollsBack).flatMap(({ events }) => events);
  const tokens = tables.committed.map(({ token }) => token).toSorted();
  const planned = expected.map(({ token }) => token).toSorted();
  if (JSON.stringify(tokens) === JSON.stringify(planned)) return [];
  return [{ name: 'planned-missing', detail: differenceOf(planned, tokens) }];
}

function journalIsWhole(schema: string, rows: readonly JournalRow[], tables: Tables): Finding[] {
  const found: Finding[] = [];
  const gap = rows.findIndex(({ position }, index) => position !== index + 1);
  if (gap >= 0) found.push({ name: 'journal-gap', detail: `${schema} at ${gap + 1}` });
  if (tables.heads.get(schema) !== rows.length)
    found.push({ name: 'journal-gap', detail: `${schema}: head ${tables.heads.get(schema)}, ${rows.length} rows` });
  const broken = firstBrokenLink(schema, rows);
  if (broken !== undefined) found.push({ name: 'journal-chain', detail: `${schema} at ${broken}` });
  for (const [stream, events] of Map.groupBy(rows, ({ topic, key }) => `${topic} ${key}`)) {
    const versions = events.map(({ version }) => version);
    if (versions.some((version, index) => version !== index + 1))
      found.push({ name: 'journal-order', detail: `${stream}: ${versions.join(' ')}` });
  }
  return found;
}

function journalHoldsWhatWasCommitted(plan: CheckInput['plan'], tables: Tables): Finding[] {
  const bytes = new Map(plan.transactions.flatMap(({ events }) => events).map((event) => [event.token, event.bytes]));
  const registry = new Map(
    tables.committed.map((row) => [nameOf(row), { type: row.type, token: row.token, hex: bytes.get(row.token) }]),
  );
  const matching = new Map(
    tables.reacted.map((row) => [
      nameOf({ ...row, topic: 'matching.suggestion.v1' }),
      { type: 'chaos.v1.Reacted', token: row.token, hex: undefined },
    ]),
  );
  const sides = [
    { schema: 'registry', committed: registry },
    { schema: 'matching', committed: matching },
  ];
  return sides.flatMap(({ schema, committed }) => {
    const journal = new Map((tables.journals.get(schema) ?? []).map((row) => [nameOf(row), row]));
    const missing = [...committed.keys()].filter((name) => !journal.has(name));
    const strangers = [...journal].filter(([name, row]) => {
      const event = committed.get(name);
      return event?.type !== row.type || !isOfToken(row.payload, event.token, event.hex);
    });
    return [
      ...missing.map((name): Finding => ({ name: 'journal-misses-event', detail: name })),
      ...strangers.map(([name]): Finding => ({ name: 'journal-has-stranger', detail: name })),
    ];
  });
}

function isOfToken(payload: Buffer | null, token: string, hex: string | undefined): boolean {
  if (payload === null) return false;
  return hex === undefined ? payload.includes(`"token":"${token}"`) : payload.toString('hex') === hex;
}

/** Whoever read the journal by position while it grew has read what is there now, and missed nothing. */
function journalsStayedAsTheyWere(history: CheckInput['history'], tables: Tables): Finding[] {
  const found: Finding[] = [];
  for (const [schema, rows] of tables.journals) {
    const seen = history.flatMap((entry) => (entry.what === 'observed' && entry.source === schema ? [entry] : []));
    const now = rows.map((row) => `${row.position} ${row.event} ${row.hash.toString('hex')}`);
    const then = seen.map(({ position, event, hash }) => `${position} ${event} ${hash}`);
    if (JSON.stringify(now) !== JSON.stringify(then))
      found.push({ name: 'journal-changed', detail: `${schema}: ${differenceOf(now, then)}` });
  }
  return found;
}

function onlyTheLeaderMoves(tables: Tables): Finding[] {
  const leaders = new Map<string, string>();
  return tables.leases.flatMap(({ schema, process, epoch, moved, intime }): Finding[] => {
    const lease = `${schema} ${epoch}`;
    if (!leaders.has(lease)) leaders.set(lease, process);
    if (!moved) return [];
    const leader = leaders.get(lease);
    if (leader === process && intime) return [];
    return [
      { name: 'moved-without-lease', detail: `${process} in epoch ${epoch} of ${leader}${intime ? '' : ', run out'}` },
    ];
  });
}

function brokerHasEverything(
  plan: CheckInput['plan'],
  partitions: NonNullable<CheckInput['broker']>,
  tables: Tables,
): Finding[] {
  const found: Finding[] = [];
  const sent = new Set(partitions.flatMap(({ records }) => records.map(({ headers }) => headers['ce_id'])));
  for (const row of [...tables.journals.values()].flat())
    if (!sent.has(row.event)) found.push({ name: 'broker-misses-event', detail: nameOf(row) });
  // While a wiped broker is filled again, what is new may come before what is old; and a key may change its partition.
  if (plan.afterTransactions.some(({ event }) => event === 'wipe-broker' || event === 'add-partitions')) return found;
  for (const { topic, partition, records } of partitions) {
    const last = new Map<string, number>();
    for (const { key, headers } of records) {
      const version = Number(headers['ce_aggregateversion'] ?? Number.NaN);
      if (Number.isNaN(version)) continue;
      const before = last.get(key) ?? 0;
      if (version > before + 1)
        found.push({ name: 'broker-order', detail: `${topic} ${partition} ${key}: ${version} after ${before}` });
      last.set(key, Math.max(before, version));
    }
  }
  return found;
}

/** What only one of two lists has, a few of each. */
export function differenceOf(expected: readonly string[], actual: readonly string[]): string {
  const missing = expected.filter((one) => !actual.includes(one)).slice(0, 5);
  const more = actual.filter((one) => !expected.includes(one)).slice(0, 5);
  const doubled = actual.filter((one, index) => actual.indexOf(one) !== index).slice(0, 5);
  return `missing [${missing.join(', ')}] more [${more.join(', ')}] doubled [${doubled.join(', ')}]`;
}
