/** What is wrong with one field. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

interface ProblemDocument {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
}

/** The platform said no (RFC 9457). `code` is stable; `message` is in the language the client asked for. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldProblem[];
  /** Whether the platform itself said it, in words for people: somebody on the way has none. */
  readonly isInWords: boolean;

  constructor(status: number, document: unknown) {
    const { code, title, detail, errors = [] } = (document ?? {}) as ProblemDocument;
    const fields = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
    super([detail ?? title ?? `HTTP ${status}`, fields].filter(Boolean).join(' '));
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code ?? `http.${status}`;
    this.errors = errors;
    this.isInWords = detail !== undefined || title !== undefined;
  }
}

interface Asked<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer's body. Throws ApiProblem when the answer is none. */
export async function answerOf<Data>(asked: Promise<Asked<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await asked;
  if (!response.ok) throw new ApiProblem(response.status, error);
  if (data === undefined || data === null) throw new ApiProblem(response.status, { detail: 'The answer was empty.' });
  return data;
}
