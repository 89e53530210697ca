import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import type { AggregateKind } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { isRefusal, newId } from '@harbourlink/kernel';
import type { EventContract } from '@harbourlink/contracts';
import { anyMemorandumCommand } from './memoranda/domain/memorandum-commands.fixture.js';
import { record } from './memoranda/domain/memorandum.fixture.js';
import { decide as decideOnMemorandum } from './memoranda/domain/memorandum.commands.js';
import type { MemorandumCommand } from './memoranda/domain/memorandum.commands.js';
import { evolve as evolveMemorandum } from './memoranda/domain/memorandum.js';
import { memorandumContract } from './memoranda/events/memorandum.contract.js';
import { memorandumRows } from './memoranda/postgres/memorandum.row.js';
import { startMouTracker } from './mou-service.fixture.js';
import type { MouTracker } from './mou-service.fixture.js';
import { anyOutcomeCommand } from './outcomes/domain/outcome-commands.fixture.js';
import { decide as decideOnOutcome } from './outcomes/domain/outcome.commands.js';
import type { OutcomeCommand } from './outcomes/domain/outcome.commands.js';
import { evolve as evolveOutcome } from './outcomes/domain/outcome.js';
import { claim } from './outcomes/domain/outcome.fixture.js';
import { outcomeContract } from './outcomes/events/outcome.contract.js';
import { outcomeRows } from './outcomes/postgres/outcome.row.js';

interface JournalRow {
  version: number;
  type: string;
  payload: Buffer;
}

let at: MouTracker;
beforeAll(async () => {
  at = await startMouTracker();
}, 60_000);
afterAll(() => at.stop());

/** Executes the commands one after another, refused or not, and folds what was published. */
async function told<State, Command, Event extends { readonly type: string }>(
  kind: AggregateKind<State, Command, Event> & { readonly contract: EventContract<Event> },
  commands: readonly Command[],
) {
  const units = at.service.application.get(UnitsOfWork);
  const aggregates = new Aggregates(units, new Outbox('mou'), kind);
  const id = newId();
  let accepted = 0;
  for (const command of commands) {
    const executed = await aggregates.execute(id, command);
    if (!isRefusal(executed)) accepted = executed.version;
  }
  const events = await at.sql<JournalRow>(
    `SELECT version, type, payload FROM mou.journal WHERE aggregate_id = $1
     UNION SELECT version, type, payload FROM mou.outbox WHERE aggregate_id = $1 ORDER BY version`,
    [id],
  );
  const state = events
    .map(({ type, payload }) => kind.contract.decode(type, payload))
    .reduce<State | undefined>((known, event) => kind.evolve(known, event), undefined);
  const row = await units.run((unit) => kind.rows.lock(unit, id));
  return { accepted, versions: events.map(({ version }) => version), state, row };
}

describe('the journal tells the row', () => {
  it('of a memorandum, whatever was asked of it', async () => {
    const kind = {
      contract: memorandumContract,
      decide: decideOnMemorandum,
      evolve: evolveMemorandum,
      rows: memorandumRows,
    };
    await fc.assert(
      fc.asyncProperty(fc.array(anyMemorandumCommand, { maxLength: 25, size: 'max' }), async (commands) => {
        const all: MemorandumCommand[] = [record({ validUntilOn: '2026-11-01' }), ...commands];
        const { accepted, versions, state, row } = await told(kind, all);
        expect(row).toEqual({ state, version: accepted });
        expect(versions).toEqual(Array.from({ length: accepted }, (_, index) => index + 1));
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('of an outcome, whatever was asked of it', async () => {
    const kind = { contract: outcomeContract, decide: decideOnOutcome, evolve: evolveOutcome, rows: outcomeRows };
    await fc.assert(
      fc.asyncProperty(fc.array(anyOutcomeCommand, { maxLength: 8 }), async (commands) => {
        const all: OutcomeCommand[] = [claim(), ...commands];
        const { accepted, versions, state, row } = await told(kind, all);
        expect(row).toEqual({ state, version: accepted });
        expect(versions).toEqual(Array.from({ length: accepted }, (_, index) => index + 1));
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
