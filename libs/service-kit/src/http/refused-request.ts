import type { Refusal } from '@harbourlink/kernel';

/** Carries a rule's refusal from the controller's answer to the problem filter. */
export class RefusedRequest extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}
