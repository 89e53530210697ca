import { afterAll, beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import { Outbox } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { journalMustTellTheRowAfter } from '@harbourlink/service-kit/testing';
import type { JournalledSchema } from '@harbourlink/service-kit/testing';
import { anyMemorandumCommand } from './memoranda/domain/memorandum-commands.fixture.js';
import { record } from './memoranda/domain/memorandum.fixture.js';
import { decide as decideOnMemorandum } from './memoranda/domain/memorandum.commands.js';
import { evolve as evolveMemorandum } from './memoranda/domain/memorandum.js';
import { memorandumContract } from './memoranda/events/memorandum.contract.js';
import { memorandumRows } from './memoranda/postgres/memorandum.row.js';
import { startMouTracker } from './mou-service.fixture.js';
import type { MouTracker } from './mou-service.fixture.js';
import { anyOutcomeCommand } from './outcomes/domain/outcome-commands.fixture.js';
import { decide as decideOnOutcome } from './outcomes/domain/outcome.commands.js';
import { evolve as evolveOutcome } from './outcomes/domain/outcome.js';
import { claim } from './outcomes/domain/outcome.fixture.js';
import { outcomeContract } from './outcomes/events/outcome.contract.js';
import { outcomeRows } from './outcomes/postgres/outcome.row.js';

let at: MouTracker;
let schema: JournalledSchema;
beforeAll(async () => {
  at = await startMouTracker();
  const { application } = at.service;
  schema = { units: application.get(UnitsOfWork), outbox: application.get(Outbox), sql: at.sql };
}, 60_000);
afterAll(() => at.stop());

describe('the journal tells the row', () => {
  it('of a memorandum, whatever was asked of it', async () => {
    const kind = {
      contract: memorandumContract,
      decide: decideOnMemorandum,
      evolve: evolveMemorandum,
      rows: memorandumRows,
    };
    await fc.assert(
      fc.asyncProperty(fc.array(anyMemorandumCommand, { maxLength: 25, size: 'max' }), (commands) =>
        journalMustTellTheRowAfter([record({ validUntilOn: '2026-11-01' }), ...commands], kind, schema),
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('of an outcome, whatever was asked of it', async () => {
    const kind = { contract: outcomeContract, decide: decideOnOutcome, evolve: evolveOutcome, rows: outcomeRows };
    await fc.assert(
      fc.asyncProperty(fc.array(anyOutcomeCommand, { maxLength: 8 }), (commands) =>
        journalMustTellTheRowAfter([claim(), ...commands], kind, schema),
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
