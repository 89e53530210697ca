import { Injectable } from '@nestjs/common';
import { refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { Choices } from '../domain/preferences.js';

export interface StoredPreferences {
  /** 0 for who has never chosen. */
  readonly version: number;
  readonly choices: Choices;
}

/** What people chose. Nobody else's business: it is neither an event nor in the journal. */
@Injectable()
export class PreferencesRepository {
  constructor(private readonly units: UnitsOfWork) {}

  async of(unit: UnitOfWork, personIds: readonly string[]): Promise<ReadonlyMap<string, Choices>> {
    const rows = await unit.query<{ person_id: string; choices: Choices }>(
      `SELECT person_id, choices FROM preference WHERE person_id = ANY($1::uuid[])`,
      [personIds],
    );
    return new Map(rows.map((row) => [row.person_id, row.choices]));
  }

  find(personId: string): Promise<StoredPreferences> {
    return this.units.run(async (unit) => {
      const [row] = await unit.query<StoredPreferences>(
        `SELECT version, choices FROM preference WHERE person_id = $1`,
        [personId],
      );
      return row ?? { version: 0, choices: {} };
    });
  }

  /** Replaces a person's choices unless they changed since `expectedVersion` was read. */
  replace(personId: string, choices: Choices, expectedVersion: number): Promise<StoredPreferences | Refusal> {
    return this.units.run(async (unit) => {
      const [row] = await unit.query<StoredPreferences>(
        `INSERT INTO preference AS p (person_id, version, choices) SELECT $1, 1, $2 WHERE $3 = 0
         ON CONFLICT (person_id) DO NOTHING
         RETURNING version, choices`,
        [personId, JSON.stringify(choices), expectedVersion],
      );
      if (row) return row;
      const [changed] = await unit.query<StoredPreferences>(
        `UPDATE preference SET version = version + 1, choices = $2 WHERE person_id = $1 AND version = $3
         RETURNING version, choices`,
        [personId, JSON.stringify(choices), expectedVersion],
      );
      return changed ?? refuse('version.stale', 'stale');
    });
  }
}
