import type { LocalizedText } from '@harbourlink/kernel';

export const milestoneStatuses = ['planned', 'reached', 'dropped'] as const;

/** What shows that a milestone was reached. */
export const evidences = ['filing', 'registration', 'contract', 'minutes', 'photograph', 'statement'] as const;
export type Evidence = (typeof evidences)[number];

export const dropReasons = ['no-longer-needed', 'not-feasible', 'replaced', 'party-withdrew', 'other'] as const;
export type DropReason = (typeof dropReasons)[number];

/** A step the parties promised, with the one that has to bring it about. */
export interface Milestone {
  readonly milestoneId: string;
  readonly title: LocalizedText;
  readonly projectId?: string;
  readonly ownerOrganisationId: string;
  readonly dueOn: string;
  readonly status: (typeof milestoneStatuses)[number];
  readonly reachedOn?: string;
  readonly evidenceCode?: Evidence;
  readonly reasonCode?: DropReason;
}
