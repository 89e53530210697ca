import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@harbourlink/kernel';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { DataSource } from 'typeorm';
import { decide as decideOnMemorandum } from '../memoranda/domain/memorandum.commands.js';
import type { MemorandumCommand } from '../memoranda/domain/memorandum.commands.js';
import { hold, officer, record, resume, sign, terminate } from '../memoranda/domain/memorandum.fixture.js';
import { evolve as evolveMemorandum } from '../memoranda/domain/memorandum.js';
import { memorandumContract } from '../memoranda/events/memorandum.contract.js';
import { memorandumRows } from '../memoranda/postgres/memorandum.row.js';
import { startMouTracker } from '../mou-service.fixture.js';
import type { MouTracker } from '../mou-service.fixture.js';
import { decide as decideOnOutcome } from '../outcomes/domain/outcome.commands.js';
import { claim, confirm, correct, dispute, sendBack } from '../outcomes/domain/outcome.fixture.js';
import { evolve as evolveOutcome } from '../outcomes/domain/outcome.js';
import { outcomeContract } from '../outcomes/events/outcome.contract.js';
import { outcomeRows } from '../outcomes/postgres/outcome.row.js';
import { WhyItStands1764000000004 } from './0004-why-it-stands.js';

let at: MouTracker;
beforeAll(async () => {
  at = await startMouTracker();
}, 60_000);
afterAll(() => at.stop());

interface Reason {
  readonly id: string;
  readonly reason: string | null;
}

const reasonsOf = (column: string, table: string): Promise<Reason[]> =>
  at.sql<Reason>(`SELECT id, ${column} AS reason FROM ${table} ORDER BY id`, []);

describe('why a memorandum rests, and what halted an outcome', () => {
  it('is taken from the journal where it was not kept yet', async () => {
    const units = at.service.application.get(UnitsOfWork);
    const outbox = at.service.application.get(Outbox);
    const memoranda = new Aggregates(units, outbox, {
      contract: memorandumContract,
      decide: decideOnMemorandum,
      evolve: evolveMemorandum,
      rows: memorandumRows,
    });
    const outcomes = new Aggregates(units, outbox, {
      contract: outcomeContract,
      decide: decideOnOutcome,
      evolve: evolveOutcome,
      rows: outcomeRows,
    });
    const held: MemorandumCommand = { type: 'hold', reasonCode: 'party-reorganising', by: officer };
    for (const commands of [
      [record(), sign, held],
      [record(), hold, resume, held],
      [record(), hold, resume],
      [record(), hold, terminate],
    ]) {
      const id = newId();
      for (const command of commands) await memoranda.execute(id, command);
    }
    for (const commands of [
      [claim(), dispute],
      [claim(), dispute, correct],
      [claim(), confirm, sendBack, correct],
      [claim(), confirm, correct],
    ]) {
      const id = newId();
      for (const command of commands) await outcomes.execute(id, command);
    }
    const reasons = await reasonsOf('reason_code', 'memorandum');
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'party-reorganising',
      'party-reorganising',
      null,
      'mutual-consent',
    ]);
    const halts = await reasonsOf('halted_as', 'outcome');
    expect(halts.map(({ reason }) => reason)).toEqual(['disputed', 'disputed', 'sent-back', null]);

    const owner = await new DataSource({ type: 'postgres', url: at.ownerUrl, schema: 'mou' }).initialize();
    const runner = owner.createQueryRunner();
    await runner.query('SET search_path = mou');
    await new WhyItStands1764000000004().down(runner);
    await new WhyItStands1764000000004().up(runner);
    await owner.destroy();
    expect(await reasonsOf('reason_code', 'memorandum')).toEqual(reasons);
    expect(await reasonsOf('halted_as', 'outcome')).toEqual(halts);
  });
});
