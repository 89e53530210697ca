import type { Language, Refusal, RefusalKind, Trilingual } from '@harbourlink/kernel';

/** What is wrong with one field. */
export interface FieldError {
  /** The path to the field: `profile.names.en`, `needs[2].serviceCodes`. */
  readonly field: string;
  /** Stable: what a program tells errors apart by. */
  readonly code: string;
  /** In the caller's language. */
  readonly message: string;
}

/** An error as RFC 9457 tells it. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance?: string;
  readonly correlationId: string;
  readonly errors?: readonly FieldError[];
  /** Values the rule that refused gives besides its text. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Thrown at the edge for what is wrong with a request; rules answer with Refusals instead. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly texts: Trilingual,
    readonly more: {
      readonly errors?: (language: Language) => readonly FieldError[];
      readonly details?: Readonly<Record<string, unknown>>;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(code);
  }
}

/** The one place where a kind of refusal becomes a status. */
export const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 412,
};

/** Fills `{name}` in a text from values; lists are joined. */
export function fill(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return Array.isArray(value) ? value.join(', ') : String(value);
  });
}

/** The texts of every code a service refuses with. */
export type RefusalTexts = Readonly<Record<string, Trilingual>>;

/** What the asker reads for a refusal: the rule's own text in their language. */
export function refusalText(refusal: Refusal, texts: RefusalTexts, language: Language): string {
  const text = texts[refusal.code];
  return text ? fill(text[language], refusal.details) : refusal.code;
}
