/** A stretch of a journal that is not in the database any more. */
export interface ArchivedStretch {
  readonly first: number;
  readonly last: number;
  readonly source: string;
  readonly file: string;
}

/** Where what was asked for is archived, when that is why a journal could not be read; what journal_must_hold says. */
export function archivedIn(error: unknown): ArchivedStretch | undefined {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  if (code !== 'HJ001') return undefined;
  const said = /positions (\d+) to (\d+) of the journal of (\S+) are archived in (.+): attach/.exec(String(message));
  const [, first, last, source = '', file = ''] = said ?? [];
  return { first: Number(first), last: Number(last), source, file };
}
