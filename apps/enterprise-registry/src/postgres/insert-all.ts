import type { UnitOfWork } from '@harbourlink/persistence';

/** Inserts many rows of one entity in one statement with one parameter: several times faster than an INSERT of values. */
export async function insertAll<Row extends object>(
  unit: UnitOfWork,
  entity: new () => Row,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const { columns, tableName } = unit.manager.connection.getMetadata(entity);
  const records = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.databaseName, column.getEntityValue(row) as unknown])),
  );
  await unit.query(`INSERT INTO ${tableName} SELECT * FROM jsonb_populate_recordset(NULL::${tableName}, $1::jsonb)`, [
    JSON.stringify(records),
  ]);
}
