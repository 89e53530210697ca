import type { LocalizedText, Money } from '@harbourlink/kernel';
import type { DropReason, Evidence, Milestone } from './milestone.js';

export const memorandumKinds = ['government', 'agency-government', 'agency-enterprise', 'commercial'] as const;
export type MemorandumKind = (typeof memorandumKinds)[number];

export const partyNatures = ['government', 'agency', 'enterprise'] as const;
export type PartyNature = (typeof partyNatures)[number];

export const partyRoles = ['party', 'witness'] as const;
export type PartyRole = (typeof partyRoles)[number];

export interface Party {
  /** Absent for a body that is not on the platform. */
  readonly organisationId?: string;
  readonly natureCode: PartyNature;
  readonly roleCode: PartyRole;
  readonly name: LocalizedText;
  readonly ownerPersonId?: string;
}

export interface Project {
  readonly projectId: string;
  readonly title: LocalizedText;
  readonly areaCode: string;
}

/** What a memorandum says; fixed once it is signed. */
export interface MemorandumContent {
  readonly kindCode: MemorandumKind;
  readonly title: LocalizedText;
  readonly parties: readonly Party[];
  /** Codes of the taxonomy's areas. */
  readonly areaCodes: readonly string[];
  readonly projects: readonly Project[];
  readonly parentMemorandumId?: string;
  readonly introductionId?: string;
  readonly meetingId?: string;
  readonly originEventCode?: string;
  readonly value?: Money;
  readonly validFromOn?: string;
  readonly validUntilOn?: string;
}

/** What has happened to it. */
export const stages = ['draft', 'negotiating', 'signed', 'implementing', 'delivered'] as const;
export type Stage = (typeof stages)[number];

/** Whether it is alive. */
export const statuses = ['active', 'on-hold', 'lapsed', 'terminated'] as const;
export type Status = (typeof statuses)[number];

export const holdReasons = [
  'awaiting-approval',
  'party-reorganising',
  'funding',
  'market-conditions',
  'other',
] as const;
export type HoldReason = (typeof holdReasons)[number];

export const terminationReasons = ['mutual-consent', 'breach', 'party-withdrew', 'superseded', 'other'] as const;
export type TerminationReason = (typeof terminationReasons)[number];

export interface Memorandum {
  readonly content: MemorandumContent;
  /** The officer who answers for it. */
  readonly ownerPersonId: string;
  readonly officeCode: string;
  readonly stage: Stage;
  readonly status: Status;
  /** Why it is on hold or was terminated. */
  readonly reasonCode?: HoldReason | TerminationReason;
  readonly signedOn?: string;
  readonly milestones: readonly Milestone[];
}

export type MemorandumEvent =
  | { type: 'MemorandumRecorded'; content: MemorandumContent; ownerPersonId: string; officeCode: string }
  | { type: 'MemorandumRevised'; content: MemorandumContent; byPersonId: string }
  | { type: 'NegotiationStarted'; byPersonId: string }
  | { type: 'MemorandumSigned'; signedOn: string; byPersonId: string; organisationIds: readonly string[] }
  | { type: 'ImplementationStarted'; byPersonId: string }
  | { type: 'MemorandumDelivered'; byPersonId: string }
  | { type: 'MemorandumHeld'; reasonCode: HoldReason; byPersonId: string }
  | { type: 'MemorandumResumed'; byPersonId: string }
  | { type: 'MemorandumLapsed'; byPersonId: string }
  | { type: 'MemorandumTerminated'; reasonCode: TerminationReason; byPersonId: string }
  | ({ type: 'MilestonePlanned'; byPersonId: string } & PlannedMilestone)
  | { type: 'MilestoneReached'; milestoneId: string; reachedOn: string; evidenceCode: Evidence; byPersonId: string }
  | { type: 'MilestoneRescheduled'; milestoneId: string; dueOn: string; byPersonId: string }
  | { type: 'MilestoneDropped'; milestoneId: string; reasonCode: DropReason; byPersonId: string };

export interface PlannedMilestone {
  readonly milestoneId: string;
  readonly title: LocalizedText;
  readonly projectId?: string;
  readonly ownerOrganisationId: string;
  readonly dueOn: string;
}

/** The organisations on the platform that sign or witness: those who may see the memorandum. */
export function organisationsOf(content: MemorandumContent): string[] {
  return [...new Set(content.parties.flatMap((party) => party.organisationId ?? []))];
}

/** The memorandum after the event. */
export function evolve(memorandum: Memorandum | undefined, event: MemorandumEvent): Memorandum {
  if (event.type === 'MemorandumRecorded') {
    const { content, ownerPersonId, officeCode } = event;
    return { content, ownerPersonId, officeCode, stage: 'draft', status: 'active', milestones: [] };
  }
  if (memorandum === undefined) throw new Error(`${event.type} before MemorandumRecorded`);
  switch (event.type) {
    case 'MemorandumRevised':
      return { ...memorandum, content: event.content };
    case 'NegotiationStarted':
      return { ...memorandum, stage: 'negotiating' };
    case 'MemorandumSigned':
      return { ...memorandum, stage: 'signed', signedOn: event.signedOn };
    case 'ImplementationStarted':
      return { ...memorandum, stage: 'implementing' };
    case 'MemorandumDelivered':
      return { ...memorandum, stage: 'delivered' };
    case 'MemorandumHeld':
      return { ...memorandum, status: 'on-hold', reasonCode: event.reasonCode };
    case 'MemorandumResumed':
      return { ...withoutReason(memorandum), status: 'active' };
    case 'MemorandumLapsed':
      return { ...withoutReason(memorandum), status: 'lapsed' };
    case 'MemorandumTerminated':
      return { ...memorandum, status: 'terminated', reasonCode: event.reasonCode };
    case 'MilestonePlanned': {
      const { type: _type, byPersonId: _by, ...planned } = event;
      return { ...memorandum, milestones: [...memorandum.milestones, { ...planned, status: 'planned' }] };
    }
    case 'MilestoneReached': {
      const { milestoneId, reachedOn, evidenceCode } = event;
      return withMilestone(memorandum, milestoneId, (known) => ({
        ...known,
        status: 'reached',
        reachedOn,
        evidenceCode,
      }));
    }
    case 'MilestoneRescheduled':
      return withMilestone(memorandum, event.milestoneId, (known) => ({ ...known, dueOn: event.dueOn }));
    case 'MilestoneDropped': {
      const { milestoneId, reasonCode } = event;
      return withMilestone(memorandum, milestoneId, (known) => ({ ...known, status: 'dropped', reasonCode }));
    }
  }
}

/** What held it up is over. */
function withoutReason({ reasonCode: _over, ...memorandum }: Memorandum): Memorandum {
  return memorandum;
}

function withMilestone(memorandum: Memorandum, id: string, change: (known: Milestone) => Milestone): Memorandum {
  const milestones = memorandum.milestones.map((known) => (known.milestoneId === id ? change(known) : known));
  return { ...memorandum, milestones };
}
