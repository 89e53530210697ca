import type { FieldNotes } from './field.js';
import { errorsByField } from './field-errors.js';

/** What the platform said is wrong, for FieldNotesContext. What is wrong with `amounts.0.year` is told at `amounts` too. */
export function notesOf(error: unknown, missing: readonly string[] = []): FieldNotes {
  const errors = new Map(errorsByField(error));
  for (const [field, message] of [...errors]) {
    const [first = field] = field.split('.');
    if (!errors.has(first)) errors.set(first, message);
  }
  return { missing: new Set(missing), errors };
}
