import { Injectable } from '@nestjs/common';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { workflows } from '../../workflows/domain/workflows.js';
import { ownChoices } from '../domain/preferences.js';
import type { Choices, PersonalPreferences, Setting } from '../domain/preferences.js';
import { PreferencesRepository } from '../postgres/preferences.repository.js';

/** What people choose to be told of. */
@Injectable()
export class Preferences {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly repository: PreferencesRepository,
  ) {}

  /** The choices of those who have made any. */
  choicesOf(unit: UnitOfWork, personIds: readonly string[]): Promise<ReadonlyMap<string, Choices>> {
    return this.repository.of(unit, personIds);
  }

  find(personId: string): Promise<PersonalPreferences> {
    return this.units.read((reader) => this.repository.find(reader, personId));
  }

  /** Replaces a person's choices unless they changed since `expectedVersion` was read. */
  replace(
    personId: string,
    settings: readonly Setting[],
    expectedVersion: number,
  ): Promise<PersonalPreferences | Refusal> {
    return this.units.run(async (unit) => {
      const replaced = await this.repository.replace(unit, personId, ownChoices(workflows, settings), expectedVersion);
      return replaced ?? refuse('version.stale', 'stale');
    });
  }
}
