import { Injectable } from '@nestjs/common';
import { decodeCursor, keysetPage, MalformedCursor, UnitsOfWork } from '@harbourlink/persistence';
import type { Page, UnitOfWork } from '@harbourlink/persistence';
import type { RowError, RowErrorCode } from '../domain/import.js';

/** What was wrong with the rows of each file. */
@Injectable()
export class ImportErrorsStore {
  constructor(private readonly units: UnitsOfWork) {}

  async keep(unit: UnitOfWork, id: string, errors: readonly RowError[]): Promise<void> {
    if (errors.length === 0) return;
    await unit.query(
      `INSERT INTO import_error (import_id, row_number, n, column_name, value, reason_code)
       SELECT $1, e.row_number, row_number() OVER (PARTITION BY e.row_number ORDER BY e.ordinality),
              e.column_name, e.value, e.reason_code
         FROM unnest($2::int[], $3::text[], $4::text[], $5::text[])
              WITH ORDINALITY AS e(row_number, column_name, value, reason_code, ordinality)`,
      [
        id,
        errors.map(({ rowNumber }) => rowNumber),
        errors.map(({ column }) => column),
        errors.map(({ value }) => storable(value)),
        errors.map(({ reasonCode }) => reasonCode),
      ],
    );
  }

  /** In the order of the file. */
  page(id: string, limit: number, cursor: string | undefined): Promise<Page<RowError>> {
    const [row, n] = cursor === undefined ? [0, 0] : decodeCursor(cursor, 2);
    if (!Number.isSafeInteger(row) || !Number.isSafeInteger(n)) throw new MalformedCursor('no cursor of this list');
    return this.units.read(async (reader) => {
      const rows = await reader.query<ErrorRow>(
        `SELECT row_number, n, column_name, value, reason_code FROM import_error
          WHERE import_id = $1 AND (row_number, n) > ($2::bigint, $3::bigint) ORDER BY row_number, n LIMIT $4`,
        [id, row, n, limit + 1],
      );
      return keysetPage(rows, limit, (error) => [error.row_number, error.n], rowErrorOf);
    });
  }
}

interface ErrorRow {
  row_number: number;
  n: number;
  column_name: string;
  value: string;
  reason_code: RowErrorCode;
}

function rowErrorOf(row: ErrorRow): RowError {
  return { rowNumber: row.row_number, column: row.column_name, value: row.value, reasonCode: row.reason_code };
}

/** Long values are cut: the list is for people. The cut never leaves half a character. */
function storable(value: string): string {
  return value.slice(0, 200).toWellFormed();
}
