import type { LaneName, PlannedEvent } from '../plan/plan.js';
import type { CheckInput, Finding, LaneFacts } from './finding.js';
import { differenceOf } from './publishing.js';
import type { AppliedRow, JournalRow, Tables } from './tables.js';

/** What became of every journalled event in every lane. */
export function checkConsuming(input: CheckInput, tables: Tables): Finding[] {
  const lanes = Object.entries(input.lanes) as [LaneName, LaneFacts][];
  return [
    ...lanes.flatMap(([lane, facts]) => laneAppliedEachEventOnce(lane, facts, input, tables)),
    ...lanes.flatMap(([lane, facts]) => laneStandsAtTheHead(lane, facts, tables)),
    ...projectionsAreAsInTheModel(input, tables),
    ...tables.unsettled.map((row): Finding => ({ name: 'inbox-unsettled', detail: JSON.stringify(row) })),
    ...lettersAreAccountedFor(input, lanes, tables),
  ];
}

const streamOf = ({ topic, key }: { topic: string; key: string }): string => `${topic} ${key}`;

function journalOf(tables: Tables): JournalRow[] {
  return [...tables.journals.values()].flat();
}

/** An event as it was planned; undefined for what lanes themselves published. */
function plannedEvents(input: CheckInput): Map<string, PlannedEvent> {
  return new Map(input.plan.transactions.flatMap(({ events }) => events).map((event) => [event.token, event]));
}

/** Journalled events that a lane has to apply: of types it wants, whole, and not given up by the operator. */
function wantedBy(lane: LaneName, facts: LaneFacts, input: CheckInput, tables: Tables): JournalRow[] {
  const tokens = new Map(tables.committed.map((row) => [`${row.topic} ${row.key} ${row.version}`, row.token]));
  const planned = plannedEvents(input);
  const givenUp = new Set(
    input.plan.poison
      .filter((poison) => poison.lane === lane && poison.how === 'never-mends' && poison.end === 'discard')
      .map(({ token }) => token),
  );
  return journalOf(tables).filter((row) => {
    if (facts.wants[row.type] !== row.topic) return false;
    const token = tokens.get(`${row.topic} ${row.key} ${row.version}`) ?? '';
    return planned.get(token)?.bytes === undefined && !givenUp.has(token);
  });
}

function laneAppliedEachEventOnce(lane: LaneName, facts: LaneFacts, input: CheckInput, tables: Tables): Finding[] {
  const found: Finding[] = [];
  const wanted = new Map(wantedBy(lane, facts, input, tables).map((row) => [row.event, row]));
  const applied = tables.applied.get(lane) ?? [];
  const times = Map.groupBy(applied, ({ event }) => event);
  for (const [event, row] of wanted)
    if (!times.has(event)) found.push({ name: 'lost', detail: `${lane}: ${streamOf(row)} ${row.version}` });
  for (const [event, rows] of times) {
    const [row] = rows;
    if (row === undefined) continue;
    if (rows.length > 1)
      found.push({ name: 'doubled', detail: `${lane}: ${streamOf(row)} ${row.version}, ${rows.length} times` });
    if (!wanted.has(event)) found.push({ name: 'effect-without-commit', detail: `${lane}: ${event} ${row.token}` });
  }
  return [...found, ...inTheOrderOfVersions(lane, applied, tables)];
}

/** What was put aside and replayed comes after what followed it; everything else is in order. */
function inTheOrderOfVersions(lane: LaneName, applied: readonly AppliedRow[], tables: Tables): Finding[] {
  const late = new Set(
    tables.letters.filter((letter) => letter.lane === lane && letter.kind === 'parked').map(({ event }) => event),
  );
  return [...Map.groupBy(applied, streamOf)].flatMap(([stream, rows]): Finding[] => {
    const versions = rows.filter(({ event }) => !late.has(event)).map(({ version }) => version);
    return versions.every((version, index) => index === 0 || version > (versions[index - 1] ?? 0))
      ? []
      : [{ name: 'out-of-order', detail: `${lane}: ${stream}: ${versions.join(' ')}` }];
  });
}

/** Versions advance for every event of a topic a lane follows, wanted or not. */
function laneStandsAtTheHead(lane: LaneName, facts: LaneFacts, tables: Tables): Finding[] {
  const followed = new Set(Object.values(facts.wants));
  const heads = new Map<string, number>();
  for (const row of journalOf(tables)) if (followed.has(row.topic)) heads.set(streamOf(row), row.version);
  const keys = tables.keys.filter((row) => row.lane === lane);
  const stands = new Map(keys.map((row) => [streamOf(row), row]));
  return [...new Set([...heads.keys(), ...stands.keys()])].flatMap((stream): Finding[] => {
    const row = stands.get(stream);
    return row?.version === heads.get(stream) && row?.state === 'open'
      ? []
      : [
          {
            name: 'key-differs',
            detail: `${lane}: ${stream} ${row?.state} at ${row?.version}, journal ${heads.get(stream)}`,
          },
        ];
  });
}

/** The model takes one event after the other, as planned: it knows nothing of how they travelled. */
function projectionsAreAsInTheModel(input: CheckInput, tables: Tables): Finding[] {
  const found: Finding[] = [];
  const expect = (lane: LaneName, actual: readonly string[]): void => {
    const facts = input.lanes[lane];
    if (!facts) return;
    const model = modelOf(lane, facts, input);
    if (JSON.stringify(model) !== JSON.stringify(actual))
      found.push({ name: 'columns-differ', detail: `${lane}: ${differenceOf(model, actual)}` });
  };
  expect('tally', tables.tally.map((row) => `registry.enterprise.v1 ${row.key} ${row.events} ${row.total}`).toSorted());
  expect('ledger', tables.ledger.map((row) => `${row.topic} ${row.key} ${row.events} ${row.total}`).toSorted());
  return found;
}

/** The rows of a projection after all events of a plan, as texts. */
export function modelOf(lane: LaneName, facts: LaneFacts, { plan }: Pick<CheckInput, 'plan'>): string[] {
  const givenUp = new Set(
    plan.poison
      .filter((poison) => poison.lane === lane && poison.how === 'never-mends' && poison.end === 'discard')
      .map(({ token }) => token),
  );
  const sums = new Map<string, { events: number; total: number }>();
  for (const { rollsBack, events } of plan.transactions) {
    if (rollsBack) continue;
    for (const event of events) {
      if (facts.wants[event.type] !== event.topic || event.bytes !== undefined || givenUp.has(event.token)) continue;
      const sum = sums.get(streamOf(event)) ?? { events: 0, total: 0 };
      sums.set(streamOf(event), { events: sum.events + 1, total: sum.total + event.amount });
    }
  }
  return [...sums].map(([stream, { events, total }]) => `${stream} ${events} ${total}`).toSorted();
}

function lettersAreAccountedFor(input: CheckInput, lanes: readonly [LaneName, LaneFacts][], tables: Tables): Finding[] {
  const found: Finding[] = input.surprises.map((detail) => ({ name: 'letter-unexpected', detail }));
  const tokens = new Map(tables.committed.map((row) => [`${row.topic} ${row.key} ${row.version}`, row.token]));
  const planned = plannedEvents(input);
  const tokenOf = (row: { topic: string; key: string; version: number }): string =>
    tokens.get(`${streamOf(row)} ${row.version}`) ?? '';
  const isNotUnderstood = (facts: LaneFacts, row: JournalRow): boolean => {
    if (!Object.values(facts.wants).includes(row.topic)) return false;
    if (row.type === 'chaos.v1.Unheard') return true;
    return facts.wants[row.type] === row.topic && planned.get(tokenOf(row))?.bytes !== undefined;
  };
  const letters = new Map(tables.letters.map((letter) => [`${letter.lane} ${letter.event}`, letter]));
  const expected = new Set<string>();
  for (const [lane, facts] of lanes) {
    for (const row of journalOf(tables).filter((one) => isNotUnderstood(facts, one))) {
      expected.add(`${lane} ${row.event}`);
      const letter = letters.get(`${lane} ${row.event}`);
      if (
        letter?.kind !== 'parked' ||
        Buffer.compare(letter.payload ?? Buffer.of(0), row.payload ?? Buffer.of(1)) !== 0
      )
        found.push({ name: 'letter-missing', detail: `${lane}: ${streamOf(row)} ${row.version}` });
    }
  }
  const foreign = tables.letters.filter(({ type }) => type === 'unreadable');
  const followers = lanes.filter(([, facts]) => Object.values(facts.wants).includes('registry.enterprise.v1')).length;
  const wiped = input.plan.afterTransactions.some(({ event }) => event === 'wipe-broker' || event === 'move-to-kafka');
  if (foreign.length !== input.plan.broker.foreignRecords * followers && !wiped)
    found.push({ name: 'letter-missing', detail: `${foreign.length} foreign records were kept` });
  for (const letter of tables.letters) {
    if (letter.kind === 'dead' && letter.settlement === null)
      found.push({ name: 'letter-open', detail: `${letter.lane}: ${streamOf(letter)} ${letter.version}` });
    if (letter.kind === 'parked' && letter.type !== 'unreadable' && letter.type !== 'chaos.v1.Added')
      if (!expected.has(`${letter.lane} ${letter.event}`))
        found.push({ name: 'letter-unexpected', detail: `${letter.lane}: ${letter.type} ${streamOf(letter)}` });
  }
  return found;
}
