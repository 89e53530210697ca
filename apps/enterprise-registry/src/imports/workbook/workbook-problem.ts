import type { ImportRefusalCode } from '../domain/import.refusals.js';

export type WorkbookProblemCode = Extract<
  ImportRefusalCode,
  `import.${'workbook' | 'not-a-workbook' | 'header-merged'}${string}`
>;

/** Why a workbook cannot be read; what its sender is told. */
export class WorkbookProblem extends Error {
  constructor(
    readonly code: WorkbookProblemCode,
    readonly details: Readonly<Record<string, unknown>> = {},
    options: { readonly cause?: unknown } = {},
  ) {
    super(code, options);
  }
}

/** Whoever sent it has gone: what is left of it is not read. */
export class ReadingStopped extends Error {}

/** What a library says of bytes it cannot read means a damaged file; what the disk says does not. */
export function damagedUnlessTheDiskFailed(error: unknown): unknown {
  if (
    error instanceof WorkbookProblem ||
    error instanceof ReadingStopped ||
    (error instanceof Error && 'syscall' in error)
  )
    return error;
  return new WorkbookProblem('import.workbook-damaged', {}, { cause: error });
}
