import { Injectable } from '@nestjs/common';
import type { Reader, UnitOfWork } from '@harbourlink/persistence';
import type { Choices, PersonalPreferences } from '../domain/preferences.js';

/** What people chose. Nobody else's business: it is neither an event nor in the journal. */
@Injectable()
export class PreferencesRepository {
  async of(unit: UnitOfWork, personIds: readonly string[]): Promise<ReadonlyMap<string, Choices>> {
    const rows = await unit.query<{ person_id: string; choices: Choices }>(
      `SELECT person_id, choices FROM preference WHERE person_id = ANY($1::uuid[])`,
      [personIds],
    );
    return new Map(rows.map((row) => [row.person_id, row.choices]));
  }

  async find(reader: Reader, personId: string): Promise<PersonalPreferences> {
    const [row] = await reader.query<PersonalPreferences>(
      `SELECT version, choices FROM preference WHERE person_id = $1`,
      [personId],
    );
    return row ?? { version: 0, choices: {} };
  }

  /** Undefined when the choices are not at `expectedVersion` any more. */
  async replace(
    unit: UnitOfWork,
    personId: string,
    choices: Choices,
    expectedVersion: number,
  ): Promise<PersonalPreferences | undefined> {
    const replacement = [personId, JSON.stringify(choices), expectedVersion];
    const [row] =
      expectedVersion === 0
        ? await unit.query<PersonalPreferences>(
            `INSERT INTO preference (person_id, version, choices) SELECT $1, 1, $2 WHERE $3 = 0
             ON CONFLICT (person_id) DO NOTHING RETURNING version, choices`,
            replacement,
          )
        : await unit.query<PersonalPreferences>(
            `UPDATE preference SET version = version + 1, choices = $2 WHERE person_id = $1 AND version = $3
             RETURNING version, choices`,
            replacement,
          );
    return row;
  }
}
