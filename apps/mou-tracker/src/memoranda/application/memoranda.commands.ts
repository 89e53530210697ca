import { Injectable } from '@nestjs/common';
import { isRefusal, newId, onlyPresent } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import type { Executed } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { decide } from '../domain/memorandum.commands.js';
import type { MemorandumCommand } from '../domain/memorandum.commands.js';
import { evolve } from '../domain/memorandum.js';
import type { Memorandum, MemorandumEvent } from '../domain/memorandum.js';
import { memorandumContract } from '../events/memorandum.contract.js';
import { memorandumRows } from '../postgres/memorandum.row.js';
import { CompleteMemorandum } from './complete-memorandum.js';
import type { MemorandumDraft } from './complete-memorandum.js';

type Answer = Promise<Executed<Memorandum> | Refusal>;

/** Everything that can be done to memoranda. */
@Injectable()
export class MemorandaCommands {
  private readonly memoranda: Aggregates<Memorandum, MemorandumCommand, MemorandumEvent>;

  constructor(
    private readonly units: UnitsOfWork,
    outbox: Outbox,
    private readonly completeMemorandum: CompleteMemorandum,
  ) {
    this.memoranda = new Aggregates(units, outbox, {
      contract: memorandumContract,
      decide,
      evolve,
      rows: memorandumRows,
    });
  }

  /** Puts a draft on record; the officer who does so owns it, for the office acted for. */
  record(draft: MemorandumDraft, by: string, officeCode: string): Answer {
    const id = newId<'Memorandum'>();
    return this.units.run(async (unit) => {
      const content = await this.completeMemorandum.complete(unit, id, draft);
      if (isRefusal(content)) return content;
      return this.memoranda.execute(id, { type: 'record', content, by, officeCode });
    });
  }

  revise(id: string, draft: MemorandumDraft, by: string, expectedVersion: number): Answer {
    return this.units.run(async (unit) => {
      const content = await this.completeMemorandum.complete(unit, id, draft);
      if (isRefusal(content)) return content;
      return this.memoranda.execute(id, { type: 'revise', content, by }, { expectedVersion });
    });
  }

  /** The routine commands: load, decide, save. */
  execute(id: string, command: MemorandumCommand, expectedVersion?: number): Answer {
    return this.memoranda.execute(id, command, onlyPresent({ expectedVersion }));
  }
}
