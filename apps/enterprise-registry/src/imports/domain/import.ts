/** waiting: accepted, not begun. failed: the rest of the file cannot be read. What was imported until then stays. */
export const importStates = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

/** A file being imported and how far it has got. rows = created + updated + unchanged + rejected. */
export interface Import {
  readonly id: string;
  readonly version: number;
  readonly state: ImportState;
  /** Nothing is written: only what would happen is counted, and errors are listed. */
  readonly dryRun: boolean;
  readonly byPersonId: string;
  readonly bytes: number;
  /** Records of the file that are settled, blank ones too: where work goes on after a crash. */
  readonly recordsDone: number;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  /** On record with the same particulars, or taken over by the firm, whose own profile stands. */
  readonly unchanged: number;
  readonly rejected: number;
  readonly routed: number;
  readonly unrouted: number;
  readonly failureCode?: string;
  readonly askedAt: string;
  readonly finishedAt?: string;
}

/** One thing wrong with one row. Row 1 is the header, as a spreadsheet counts. */
export interface RowError {
  readonly rowNumber: number;
  /** Empty when the row as a whole is wrong. */
  readonly column: string;
  readonly value: string;
  readonly reasonCode: RowErrorCode;
}

export const rowErrorCodes = [
  'column-count-wrong',
  'identity-missing',
  'name-missing',
  'listing-code-malformed',
  'uscc-malformed',
  'br-number-malformed',
  'date-malformed',
  'board-unknown',
  'text-too-long',
  'text-malformed',
  'duplicate-in-file',
  'registration-number-taken',
] as const;
export type RowErrorCode = (typeof rowErrorCodes)[number];

/** The columns of the file, in any order. */
export const requiredColumns = [
  'listing_code',
  'short_name_zh',
  'full_name_zh',
  'name_en',
  'area_zh',
  'industry_zh',
  'ownership_zh',
  'board_zh',
  'listed_on',
] as const;
export const optionalColumns = ['uscc', 'br_number'] as const;
export type ImportColumn = (typeof requiredColumns)[number] | (typeof optionalColumns)[number];

/** What is wrong with a header; undefined when nothing is. */
export function headerProblem(
  header: readonly string[],
): { missing: readonly string[]; unknown: readonly string[]; repeated: readonly string[] } | undefined {
  const known: readonly string[] = [...requiredColumns, ...optionalColumns];
  const missing = requiredColumns.filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !known.includes(column));
  const repeated = header.filter((column, index) => header.indexOf(column) !== index);
  return missing.length + unknown.length + repeated.length > 0 ? { missing, unknown, repeated } : undefined;
}
