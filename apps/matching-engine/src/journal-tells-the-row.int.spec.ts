import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { instant, plusDays } from '@harbourlink/kernel';
import type { Instant } from '@harbourlink/kernel';
import { Outbox } from '@harbourlink/messaging';
import { journalMustTellTheRowAfter } from '@harbourlink/service-kit/testing';
import type { JournalledSchema } from '@harbourlink/service-kit/testing';
import { IntroductionsCommands } from './introductions/application/introductions.commands.js';
import { decide as decideOnIntroduction } from './introductions/domain/introduction.decide.js';
import { evolve as evolveIntroduction } from './introductions/domain/introduction.evolve.js';
import type { IntroductionCommand } from './introductions/domain/introduction.js';
import * as introductions from './introductions/domain/introduction.fixture.js';
import { introductionContract } from './introductions/events/introduction.contract.js';
import { IntroductionRow, introductionRows } from './introductions/postgres/introduction.row.js';
import { matchingDatabase } from './matching-database.fixture.js';
import {
  decide as decideOnMeeting,
  evolve as evolveMeeting,
  meetingModes,
  ratingCodes,
} from './meetings/domain/meeting.js';
import type { MeetingCommand } from './meetings/domain/meeting.js';
import * as meetings from './meetings/domain/meeting.fixture.js';
import { meetingContract } from './meetings/events/meeting.contract.js';
import { MeetingRow, meetingRows } from './meetings/postgres/meeting.row.js';
import { decide as decideOnSuggestion, evolve as evolveSuggestion } from './suggestions/domain/suggestion.js';
import type { SuggestionCommand } from './suggestions/domain/suggestion.js';
import * as suggestions from './suggestions/domain/suggestion.fixture.js';
import { suggestionContract } from './suggestions/events/suggestion.contract.js';
import { SuggestionRow, suggestionRows } from './suggestions/postgres/suggestion.row.js';

let database: Awaited<ReturnType<typeof matchingDatabase>>;
let schema: JournalledSchema;
beforeAll(async () => {
  database = await matchingDatabase();
  const units = await database.units([SuggestionRow, IntroductionRow, MeetingRow]);
  schema = { units, outbox: new Outbox('matching'), sql: database.sql };
}, 60_000);
afterAll(() => database.drop());

const past = instant('2020-01-01T00:00:00.000Z');
const future: Instant = plusDays(instant(Date.now()), 5);

describe('the journal tells the row', () => {
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
    const kind = {
      contract: suggestionContract,
      decide: decideOnSuggestion,
      evolve: evolveSuggestion,
      rows: suggestionRows,
    };
    const run = fc.asyncProperty(fc.array(step, { maxLength: 8 }), (steps) =>
      journalMustTellTheRowAfter(steps, kind, schema),
    );
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
    const kind = {
      contract: introductionContract,
      decide: decideOnIntroduction,
      evolve: evolveIntroduction,
      rows: introductionRows,
    };
    const run = fc.asyncProperty(first, fc.array(step, { maxLength: 8 }), (proposal, steps) =>
      journalMustTellTheRowAfter([proposal, ...steps], kind, schema),
    );
    await fc.assert(run, { numRuns: 80 });
  }, 60_000);

  it('of a meeting', async () => {
    const { commands: sample, firm, provider, stranger } = meetings;
    const introductionId = randomUUID();
    await new IntroductionsCommands(schema.units, schema.outbox).execute(introductionId, {
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
    const kind = { contract: meetingContract, decide: decideOnMeeting, evolve: evolveMeeting, rows: meetingRows };
    const run = fc.asyncProperty(first, fc.array(step, { maxLength: 6 }), (arrangement, steps) =>
      journalMustTellTheRowAfter([arrangement, ...steps], kind, schema),
    );
    await fc.assert(run, { numRuns: 60 });
  }, 60_000);
});
