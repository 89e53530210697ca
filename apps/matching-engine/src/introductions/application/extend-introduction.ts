import { Injectable } from '@nestjs/common';
import type { Refusal } from '@harbourlink/kernel';
import type { Executed } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { Introduction } from '../domain/introduction.js';
import { IntroductionsCommands } from './introductions.commands.js';
import { timesOf } from './lifetime.js';
import type { Lifetime } from './lifetime.js';

/** Gives an introduction more time, counted from now by the database's clock. */
@Injectable()
export class ExtendIntroduction {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly introductions: IntroductionsCommands,
  ) {}

  extend(
    id: string,
    lifetime: Lifetime,
    by: { readonly officeCode: string; readonly byPersonId: string },
    expectedVersion: number,
  ): Promise<Executed<Introduction> | Refusal> {
    return this.units.run((unit) =>
      this.introductions.execute(id, { type: 'extend', ...by, ...timesOf(lifetime, unit.now) }, { expectedVersion }),
    );
  }
}
