import type { Occasion, Recipient } from './occasion.js';
import type { Workflow } from './workflow.js';

/** Who belongs where, as this service knows it. */
export interface Memberships {
  membersOf(organisationId: string): Promise<readonly string[]>;
  holdersOf(role: 'verifier'): Promise<readonly Recipient[]>;
  /** True once any membership of the person has arrived here, also one that is over. */
  hasArrived(personId: string): Promise<boolean>;
}

/**
 * The people a workflow tells, each once, in the order of their ids: whoever fits two rules is told by the first.
 * The order matters: notices lock a counter per person, and everybody has to lock in the same order.
 */
export async function recipientsOf(
  workflow: Workflow,
  occasion: Occasion,
  memberships: Memberships,
): Promise<readonly Recipient[]> {
  const found = new Map<string, Recipient>();
  const add = (recipient: Recipient) => found.has(recipient.personId) || found.set(recipient.personId, recipient);
  for (const audience of workflow.to) {
    if ('membersOf' in audience) {
      for (const organisationId of occasion.organisations[audience.membersOf] ?? []) {
        for (const personId of await memberships.membersOf(organisationId)) add({ personId, organisationId });
      }
    } else if ('person' in audience) {
      const recipient = occasion.people[audience.person];
      if (recipient) add(recipient);
    } else {
      for (const recipient of await memberships.holdersOf(audience.holdersOf)) add(recipient);
    }
  }
  for (const group of workflow.except ?? []) {
    const excepted = occasion.people[group];
    if (excepted) found.delete(excepted.personId);
  }
  return [...found.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}
