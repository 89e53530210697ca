import type { LocalizedText } from '@harbourlink/kernel';
import type { Reader } from '@harbourlink/persistence';

/** The names of some firms, for a list of what is theirs. */
export async function namesOfFirms(
  reader: Reader,
  enterpriseIds: readonly string[],
): Promise<ReadonlyMap<string, LocalizedText>> {
  const rows = await reader.query<{ id: string; names: LocalizedText }>(
    `SELECT id, profile -> 'names' AS names FROM enterprise WHERE id = ANY($1::uuid[])`,
    [[...new Set(enterpriseIds)]],
  );
  return new Map(rows.map(({ id, names }) => [id, names]));
}
