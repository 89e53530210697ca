import type { Language, LocalizedText } from '@harbourlink/kernel';
import { decodeCursor, keysetPage } from '@harbourlink/persistence';
import type { Page, UnitsOfWork } from '@harbourlink/persistence';
import type { Person } from '../domain/person.js';

interface Row {
  id: string;
  version: number;
  names: LocalizedText;
  email: string;
  language: Language;
  sample: boolean;
}

const columns = 'id, version, names, email, language, sample';

export class PeopleQueries {
  constructor(private readonly units: UnitsOfWork) {}

  async find(personId: string): Promise<Person | undefined> {
    const rows = await this.query(`SELECT ${columns} FROM person WHERE id = $1`, [personId]);
    return rows[0];
  }

  /** In the order of creation, as ids are UUIDv7; the samples' are not and come last. */
  async page(limit: number, cursor: string | undefined): Promise<Page<Person>> {
    const after = cursor === undefined ? [] : decodeCursor(cursor, 1);
    const rows = await this.query(
      `SELECT ${columns} FROM person WHERE $1::text IS NULL OR id::text > $1 ORDER BY id::text LIMIT $2`,
      [after[0] ?? null, limit + 1],
    );
    return keysetPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => row,
    );
  }

  private query(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.units.read((reader) => reader.query<Row>(sql, parameters));
  }
}
