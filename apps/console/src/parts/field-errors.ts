import { ApiProblem } from '@harbourlink/api-client';

/** What the platform said is wrong, by field. `byCode` tells which field a rule is about when the answer names none. */
export function errorsByField(
  error: unknown,
  byCode: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!(error instanceof ApiProblem)) return found;
  for (const { field, message } of error.errors) if (!found.has(field)) found.set(field, message);
  const field = byCode[error.code];
  if (field !== undefined && found.size === 0) found.set(field, error.message);
  return found;
}
