import type { CalendarDate, Instant, LocalizedText } from '@harbourlink/kernel';
import type { OrganisationGroup, PersonGroup, SubjectKind, TriggerType, ValueName, Workflow } from './workflow.js';

/** A value a message text may name, still in every language that is known. */
export type MessageValue =
  | { readonly kind: 'name'; readonly name: LocalizedText }
  | { readonly kind: 'names'; readonly names: readonly LocalizedText[] }
  | { readonly kind: 'date'; readonly on: CalendarDate }
  /** The day of a moment, where the platform is at home: Hong Kong. */
  | { readonly kind: 'day'; readonly at: Instant };

export type MessageValues = Readonly<Partial<Record<ValueName, MessageValue>>>;

/** A person, and the organisation on whose behalf they are told. */
export interface Recipient {
  readonly personId: string;
  readonly organisationId: string;
}

/** One event as far as telling people goes: what it is about, whom it names, what may be said to all of them. */
export interface Occasion {
  readonly eventId: string;
  readonly type: TriggerType;
  readonly occurredAt: Instant;
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  readonly organisations: Readonly<Partial<Record<OrganisationGroup, readonly string[]>>>;
  readonly people: Readonly<Partial<Record<PersonGroup, Recipient>>>;
  readonly values: MessageValues;
}

/** What a workflow says to one recipient: its own values of the occasion, and the name of their organisation. */
export function valuesFor(workflow: Workflow, occasion: Occasion, organisation: LocalizedText): MessageValues {
  const said = Object.entries(occasion.values).filter(([name]) => workflow.says.some((one) => one === name));
  return { ...Object.fromEntries(said), organisation: { kind: 'name', name: organisation } };
}
