import { Injectable } from '@nestjs/common';
import type { Refusal } from '@harbourlink/kernel';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import type { Executed, ExecuteOptions } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { decide } from '../domain/introduction.decide.js';
import { evolve } from '../domain/introduction.evolve.js';
import type { Introduction, IntroductionCommand, IntroductionEvent } from '../domain/introduction.js';
import { introductionContract } from '../events/introduction.contract.js';
import { introductionRows } from '../postgres/introduction.row.js';

/** Load, decide, save for introductions. */
@Injectable()
export class IntroductionsCommands {
  private readonly introductions: Aggregates<Introduction, IntroductionCommand, IntroductionEvent>;

  constructor(units: UnitsOfWork, outbox: Outbox) {
    this.introductions = new Aggregates(units, outbox, {
      contract: introductionContract,
      decide,
      evolve,
      rows: introductionRows,
    });
  }

  execute(
    id: string,
    command: IntroductionCommand,
    options?: ExecuteOptions,
  ): Promise<Executed<Introduction> | Refusal> {
    return this.introductions.execute(id, command, options);
  }
}
