import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant, plusDays } from '@harbourlink/kernel';
import type { Instant } from '@harbourlink/kernel';
import { Outbox } from '@harbourlink/messaging';
import { dataSource, UnitsOfWork } from '@harbourlink/persistence';
import type { AggregateRows } from '@harbourlink/persistence';
import { IntroductionsCommands } from './introductions/application/introductions.commands.js';
import { evolve as evolveIntroduction } from './introductions/domain/introduction.evolve.js';
import type { Introduction, IntroductionCommand } from './introductions/domain/introduction.js';
import * as introductions from './introductions/domain/introduction.fixture.js';
import { introductionContract } from './introductions/events/introduction.contract.js';
import { IntroductionRow, introductionRows } from './introductions/postgres/introduction.row.js';
import { IntroductionsQueries } from './introductions/postgres/introductions.queries.js';
import { MeetingsCommands } from './meetings/application/meetings.commands.js';
import { evolve as evolveMeeting, meetingModes, ratingCodes } from './meetings/domain/meeting.js';
import type { Meeting, MeetingCommand } from './meetings/domain/meeting.js';
import * as meetings from './meetings/domain/meeting.fixture.js';
import { meetingContract } from './meetings/events/meeting.contract.js';
import { MeetingRow, meetingRows } from './meetings/postgres/meeting.row.js';
import { SuggestionsCommands } from './suggestions/application/suggestions.commands.js';
import { evolve as evolveSuggestion } from './suggestions/domain/suggestion.js';
import type { Suggestion, SuggestionCommand } from './suggestions/domain/suggestion.js';
import * as suggestions from './suggestions/domain/suggestion.fixture.js';
import { suggestionContract } from './suggestions/events/suggestion.contract.js';
import { SuggestionRow, suggestionRows } from './suggestions/postgres/suggestion.row.js';
import { matchingDatabase, urlOf } from './test-database.fixture.js';

let database: Awaited<ReturnType<typeof matchingDatabase>>;
let source: ReturnType<typeof dataSource>;
let units: UnitsOfWork;
/** The running role may fill the outbox and not read it. */
let admin: Client;
const outbox = new Outbox('matching');
beforeAll(async () => {
  database = await matchingDatabase();
  const url = urlOf(database.url, 'matching', 'running');
  const entities = [SuggestionRow, IntroductionRow, MeetingRow];
  source = await dataSource({ url, schema: 'matching', entities, applicationName: 'property test' }).initialize();
  units = new UnitsOfWork(source);
  admin = new Client({ connectionString: database.url });
  await admin.connect();
}, 60_000);
afterAll(async () => {
  await Promise.all([source.destroy(), admin.end()]);
  await database.drop();
});

interface Kind<State, Command, Event> {
  readonly commands: { execute(id: string, command: Command): Promise<unknown> };
  readonly contract: { readonly topic: string; decode(type: string, payload: Uint8Array): Event };
  readonly evolve: (state: State | undefined, event: Event) => State;
  readonly rows: AggregateRows<State>;
}

/** Runs the commands, whatever they answer, then compares the row with what the stored bytes of its events say. */
async function rowMustBeWhatItsEventsSay<State, Command, Event>(
  { commands, contract, evolve, rows }: Kind<State, Command, Event>,
  steps: readonly Command[],
): Promise<void> {
  const id = randomUUID();
  for (const step of steps) await commands.execute(id, step);
  const row = await units.run((unit) => rows.lock(unit, id));
  const { rows: events } = await admin.query<{ type: string; payload: Buffer; version: number }>(
    `SELECT type, payload, version FROM matching.outbox WHERE aggregate_id = $1 AND topic = $2 ORDER BY seq`,
    [id, contract.topic],
  );
  const told = events
    .map(({ type, payload }) => contract.decode(type, payload))
    .reduce<State | undefined>(evolve, undefined);
  expect(row?.state).toEqual(told);
  expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
  expect(row?.version ?? 0).toBe(events.length);
}

const past = instant('2020-01-01T00:00:00.000Z');
const future: Instant = plusDays(instant(Date.now()), 5);

describe('the row is what its events say', () => {
  it('of a suggestion', async () => {
    const fit = fc.record({
      score: fc.integer({ min: 400, max: 1000 }),
      bandCode: fc.constantFrom('strong', 'good', 'possible'),
      reasons: fc.subarray([...suggestions.fit.reasons]),
    });
    const pair = () => ({ needId: randomUUID(), offerId: randomUUID() });
    const step: fc.Arbitrary<SuggestionCommand> = fc.oneof(
      fit.map((value) => ({ ...suggestions.commands.suggest, ...pair(), fit: value })),
      fc.constantFrom(...Object.values(suggestions.commands).filter(({ type }) => type !== 'suggest')),
    );
    const kind: Kind<Suggestion, SuggestionCommand, Parameters<typeof evolveSuggestion>[1]> = {
      commands: new SuggestionsCommands(units, outbox),
      contract: suggestionContract,
      evolve: evolveSuggestion,
      rows: suggestionRows,
    };
    const run = fc.asyncProperty(fc.array(step, { maxLength: 8 }), (steps) => rowMustBeWhatItsEventsSay(kind, steps));
    await fc.assert(run, { numRuns: 60 });
  }, 60_000);

  it('of an introduction', async () => {
    const { commands: sample, firm, provider } = introductions;
    const times = fc.constantFrom(
      { nudgeAt: plusDays(future, 1), expiresAt: plusDays(future, 2) },
      { nudgeAt: plusDays(future, 3), expiresAt: plusDays(future, 40) },
    );
    const answers = [sample['clear-conflict'], sample['declare-conflict'], sample.accept, sample.decline];
    const step: fc.Arbitrary<IntroductionCommand> = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(sample['clear-conflict'], sample.accept, {
          ...sample.accept,
          organisationId: provider,
        }),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom(...answers), fc.constantFrom(firm, provider))
          .map(([command, organisationId]) => ({ ...command, organisationId })),
      },
      { weight: 1, arbitrary: fc.constantFrom(sample.nudge, sample.expire, sample.withdraw, sample.close) },
      { weight: 1, arbitrary: times.map((value) => ({ ...sample.extend, ...value })) },
    );
    const first = times.map((value) => ({ ...sample.propose, ...value }));
    const kind: Kind<Introduction, IntroductionCommand, Parameters<typeof evolveIntroduction>[1]> = {
      commands: new IntroductionsCommands(units, outbox),
      contract: introductionContract,
      evolve: evolveIntroduction,
      rows: introductionRows,
    };
    const run = fc.asyncProperty(first, fc.array(step, { maxLength: 8 }), (proposal, steps) =>
      rowMustBeWhatItsEventsSay(kind, [proposal, ...steps]),
    );
    await fc.assert(run, { numRuns: 80 });
  }, 60_000);

  it('of a meeting', async () => {
    const { commands: sample, firm, provider, stranger } = meetings;
    const introductionId = randomUUID();
    await new IntroductionsCommands(units, outbox).execute(introductionId, {
      ...introductions.commands.propose,
      nudgeAt: plusDays(future, 1),
      expiresAt: plusDays(future, 2),
    });
    const side = fc.constantFrom(firm, provider, stranger);
    const step: fc.Arbitrary<MeetingCommand> = fc.oneof(
      fc
        .tuple(fc.constantFrom(past, future), fc.subarray([firm, provider]))
        .map(([heldAt, attendedOrganisationIds]) => ({ ...sample.hold, heldAt, attendedOrganisationIds })),
      {
        weight: 3,
        arbitrary: fc
          .tuple(side, fc.constantFrom(...ratingCodes))
          .map(([organisationId, ratingCode]) => ({ ...sample.rate, organisationId, ratingCode })),
      },
      fc.constant(sample.cancel),
    );
    const first = fc
      .tuple(fc.constantFrom(past, future), fc.constantFrom(...meetingModes))
      .map(([startsAt, modeCode]) => ({ ...sample.arrange, introductionId, startsAt, modeCode }));
    const kind: Kind<Meeting, MeetingCommand, Parameters<typeof evolveMeeting>[1]> = {
      commands: new MeetingsCommands(units, outbox, new IntroductionsQueries(units)),
      contract: meetingContract,
      evolve: evolveMeeting,
      rows: meetingRows,
    };
    const run = fc.asyncProperty(first, fc.array(step, { maxLength: 6 }), (arrangement, steps) =>
      rowMustBeWhatItsEventsSay(kind, [arrangement, ...steps]),
    );
    await fc.assert(run, { numRuns: 60 });
  }, 60_000);
});
