/**
 * Why a refusal happened, as far as the asker is concerned: `service-kit/http` maps each kind to one HTTP status.
 * invalid: what was asked makes no sense (422); forbidden: not theirs to do (403); missing: no such thing (404);
 * conflict: the thing is in another state (409); stale: it changed since it was read (412).
 */
export type RefusalKind = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'stale';

/** A rule's "no", as a value: the stable code, its kind, and values its text may name. It rolls the unit of work back. */
export interface Refusal<Code extends string = string> {
  readonly refused: true;
  readonly code: Code;
  readonly kind: RefusalKind;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What `decide` answers: the events that happen, in order, or one refusal. */
export type Decision<Event, Code extends string = string> = readonly Event[] | Refusal<Code>;

export function refuse<Code extends string>(
  code: Code,
  kind: RefusalKind,
  details: Readonly<Record<string, unknown>> = {},
): Refusal<Code> {
  return { refused: true, code, kind, details };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}
