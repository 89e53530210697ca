import { setTimeout as pause } from 'node:timers/promises';
import type { AnyReceivedEvent as ReceivedEvent, Lane, Outbox } from '@harbourlink/messaging';
import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import type { History } from '../../history.js';
import { topics, types } from '../../plan/plan.js';
import type { EventType, LaneName, Poison, ServiceName, Topic } from '../../plan/plan.js';
import type { Library } from './library.js';
import type { SimulatedProcess } from './simulated-process.js';

/** What an event says. Newer publishers add what older consumers do not know. */
export interface Fact {
  readonly token: string;
  readonly amount: number;
  readonly of?: string;
}

/** What a lane of the harness wants; the checker is given the same table as data. */
export interface LaneShape {
  readonly service: ServiceName;
  readonly kind: 'projection' | 'effect';
  readonly contract: 'single' | 'batch';
  readonly tables: readonly string[];
  /** The types it wants, and the topic each is of. */
  readonly wants: Readonly<Partial<Record<EventType, Topic>>>;
}

const { enterprise, need, suggestion } = topics;
const ofEnterprises = { [types.happened]: enterprise, [types.noted]: enterprise, [types.added]: enterprise };
const ofBoth = { ...ofEnterprises, [types.needed]: need };

export const laneShapes: Readonly<Record<LaneName, LaneShape>> = {
  tally: {
    service: 'matching',
    kind: 'projection',
    contract: 'single',
    tables: ['tally', 'applied_tally'],
    wants: ofEnterprises,
  },
  ledger: {
    service: 'matching',
    kind: 'projection',
    contract: 'batch',
    tables: ['ledger', 'applied_ledger'],
    wants: ofBoth,
  },
  react: {
    service: 'matching',
    kind: 'effect',
    contract: 'single',
    tables: [],
    wants: { [types.happened]: enterprise },
  },
  join: {
    service: 'matching',
    kind: 'effect',
    contract: 'single',
    tables: [],
    wants: ofBoth,
  },
  echo: {
    service: 'registry',
    kind: 'effect',
    contract: 'single',
    tables: [],
    wants: { [types.reacted]: suggestion },
  },
};

/** What handlers share over all replicas of a run. */
export interface Handling {
  readonly history: History;
  readonly poison: readonly Poison[];
  readonly slowestMilliseconds: number;
  readonly chance: () => number;
  /** Attempts so far, by lane and token. */
  readonly attempts: Map<string, number>;
  /** Once the operator has mended the handlers. */
  mended: boolean;
  invocations: number;
}

export interface LaneContext {
  readonly library: Library;
  readonly process: SimulatedProcess;
  readonly units: UnitsOfWork;
  readonly outbox: Outbox;
  readonly handling: Handling;
  /** This replica does not know the new type yet. */
  readonly isOld: boolean;
}

export function laneOf(name: LaneName, context: LaneContext): Lane {
  const shape = laneShapes[name];
  const wants = Object.entries(shape.wants)
    .filter(([type]) => isKnown(type, context.isOld))
    .map(([type, topic]) => ({ type, topic, decode }));
  const basics = {
    name,
    kind: shape.kind,
    tables: shape.tables,
    start: 'beginning' as const,
    wants: new Map(wants.map((wanted) => [wanted.type, wanted])),
  };
  return shape.contract === 'batch'
    ? { ...basics, contract: 'batch', handle: (events) => handle(name, context, events) }
    : { ...basics, contract: 'single', handle: (event) => handle(name, context, [event]) };
}

/** What this version of the platform has heard of. */
export function isKnown(type: string, isOld: boolean): boolean {
  return type !== types.unheard && !(isOld && type === types.added);
}

function decode(payload: Uint8Array): Fact {
  const fact: unknown = JSON.parse(new TextDecoder('utf8', { fatal: true }).decode(payload));
  if (typeof fact !== 'object' || fact === null || !('token' in fact) || !('amount' in fact))
    throw new Error('not an event of this harness');
  return fact as Fact;
}

async function handle(name: LaneName, context: LaneContext, events: readonly ReceivedEvent[]): Promise<void> {
  const { process, units, handling } = context;
  const invocation = (handling.invocations += 1);
  const note = (what: 'handler-began' | 'handler-ended', wasCut = process.wasCut): void => {
    if (process.isDead) return;
    for (const { topic, key, version, data } of events) {
      const { token } = data as Fact;
      handling.history.note({
        what,
        lane: name,
        process: process.name,
        topic,
        key,
        version,
        token,
        invocation,
        wasCut,
      });
    }
  };
  note('handler-began');
  let failedInServer = false;
  try {
    await process.reach('handler: begun');
    await units.run(async (unit) => {
      await apply(name, context, unit, events);
      await process.reach('handler: written');
      if (handling.slowestMilliseconds > 0) await pause(handling.chance() * handling.slowestMilliseconds);
      for (const event of events) failedInServer = (await failIfPoisoned(name, context, unit, event)) || failedInServer;
    });
  } catch (error) {
    failedInServer ||= error instanceof Error && 'code' in error;
    throw error;
  } finally {
    note('handler-ended', process.wasCut || failedInServer);
  }
}

/** True when a statement has failed and nobody was told. */
async function failIfPoisoned(
  name: LaneName,
  { handling }: LaneContext,
  unit: UnitOfWork,
  event: ReceivedEvent,
): Promise<boolean> {
  const { token } = event.data as Fact;
  const poison = handling.poison.find((one) => one.lane === name && one.token === token);
  if (!poison) return false;
  const attempts = handling.attempts.get(`${name} ${token}`) ?? 0;
  handling.attempts.set(`${name} ${token}`, attempts + 1);
  const isMended =
    poison.how === 'never-mends' ? handling.mended && poison.end === 'replay' : attempts >= poison.attempts;
  if (isMended) return false;
  if (poison.how !== 'swallows') throw new Error(`${name} cannot do ${token}`);
  await unit.query('SELECT 1 / 0').catch(() => undefined);
  return true;
}

async function apply(
  name: LaneName,
  context: LaneContext,
  unit: UnitOfWork,
  events: readonly ReceivedEvent[],
): Promise<void> {
  switch (name) {
    case 'tally':
      return tally(unit, events);
    case 'ledger':
      return keepLedger(unit, events);
    case 'react':
      return react(unit, context, events);
    case 'join':
      return join(unit, context, events);
    case 'echo':
      return note(unit, 'echo', events);
  }
}

async function tally(unit: UnitOfWork, events: readonly ReceivedEvent[]): Promise<void> {
  await note(unit, 'tally', events);
  for (const { key, data } of events) {
    await unit.query(
      `INSERT INTO tally VALUES ($1, 1, $2) ON CONFLICT (key) DO UPDATE SET events = tally.events + 1, total = tally.total + $2`,
      [key, (data as Fact).amount],
    );
  }
}

async function keepLedger(unit: UnitOfWork, events: readonly ReceivedEvent[]): Promise<void> {
  await note(unit, 'ledger', events);
  await unit.query(
    `INSERT INTO ledger SELECT topic, key, count(*), sum(amount) FROM unnest($1::text[], $2::uuid[], $3::int[]) AS e(topic, key, amount)
      GROUP BY topic, key ORDER BY topic, key
     ON CONFLICT (topic, key) DO UPDATE SET events = ledger.events + excluded.events, total = ledger.total + excluded.total`,
    [events.map(({ topic }) => topic), events.map(({ key }) => key), events.map(({ data }) => (data as Fact).amount)],
  );
}

/** Publishes an event of its own for each: what it caused has to be there exactly once as well. */
async function react(unit: UnitOfWork, { outbox }: LaneContext, events: readonly ReceivedEvent[]): Promise<void> {
  await note(unit, 'react', events);
  for (const { id, key, data } of events) {
    const fact = data as Fact;
    const [row] = await unit.query<{ version: number }>(
      `INSERT INTO reaction VALUES ($1, 1) ON CONFLICT (key) DO UPDATE SET version = reaction.version + 1 RETURNING version`,
      [key],
    );
    const version = row?.version ?? 0;
    await unit.query('INSERT INTO reacted (cause, key, version, token) VALUES ($1, $2, $3, $4)', [
      id,
      key,
      version,
      fact.token,
    ]);
    await outbox.append(unit, [
      { topic: topics.suggestion, key, version, type: types.reacted, payload: Buffer.from(JSON.stringify(fact)) },
    ]);
  }
}

/** A need waits until its enterprise was heard of. */
async function join(unit: UnitOfWork, { library }: LaneContext, events: readonly ReceivedEvent[]): Promise<void> {
  for (const event of events) {
    const { of } = event.data as Fact;
    if (of === undefined) {
      await unit.query(
        'INSERT INTO known VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET version = greatest(known.version, $2)',
        [event.key, event.version],
      );
      continue;
    }
    const known = await unit.query('SELECT 1 FROM known WHERE key = $1', [of]);
    if (known.length === 0) throw new library.messaging.NotYet(`enterprise ${of} is not known`);
  }
  await note(unit, 'join', events);
}

async function note(unit: UnitOfWork, name: LaneName, events: readonly ReceivedEvent[]): Promise<void> {
  const facts = events.map(({ data }) => data as Fact);
  await unit.query(
    `INSERT INTO applied_${name} (event_id, topic, key, version, token, amount)
     SELECT event_id, topic, key, version, token, amount
       FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[], $5::text[], $6::int[]) WITH ORDINALITY
            AS e(event_id, topic, key, version, token, amount, n) ORDER BY n`,
    [
      events.map(({ id }) => id),
      events.map(({ topic }) => topic),
      events.map(({ key }) => key),
      events.map(({ version }) => version),
      facts.map(({ token }) => token),
      facts.map(({ amount }) => amount),
    ],
  );
}
