import { onlyPresent } from '@harbourlink/kernel';
import type { EnterpriseProfile } from './enterprise-profile.js';

export const enterpriseStatuses = [
  'prospect',
  'draft',
  'submitted',
  'changes-requested',
  'checked',
  'not-accepted',
  'suspended',
  'withdrawn',
] as const;
export type EnterpriseStatus = (typeof enterpriseStatuses)[number];

export const changeReasons = [
  'names-unclear',
  'registration-number-wrong',
  'place-wrong',
  'sectors-wrong',
  'listing-wrong',
  'website-wrong',
  'evidence-missing',
] as const;
export const refusalReasons = ['not-a-business', 'duplicate', 'out-of-scope', 'particulars-false'] as const;
export const suspensionReasons = [
  'complaint',
  'particulars-doubtful',
  'registration-lapsed',
  'at-own-request',
] as const;
export const withdrawalReasons = ['at-own-request', 'dissolved', 'duplicate', 'inactive'] as const;

/** An edit of a checked profile that is not live yet. */
export interface Revision {
  readonly status: 'draft' | 'submitted' | 'changes-requested';
  readonly profile: EnterpriseProfile;
  readonly reasonCodes: readonly string[];
}

export interface Enterprise {
  readonly status: EnterpriseStatus;
  /** The profile on record; for a checked enterprise the checked one. */
  readonly profile: EnterpriseProfile;
  /** When it, or a revision of it, was submitted last. */
  readonly submittedAt?: string;
  /** "Particulars checked on this day", never an endorsement; due for reconfirmation after `validUntilOn`. */
  readonly checked?: { readonly on: string; readonly validUntilOn: string };
  /** Why it was sent back, refused, suspended or withdrawn; empty otherwise. */
  readonly reasonCodes: readonly string[];
  readonly revision?: Revision;
}

export type EnterpriseEvent =
  | { type: 'EnterpriseDrafted'; profile: EnterpriseProfile; byPersonId: string }
  | {
      type: 'EnterpriseImported';
      profile: EnterpriseProfile;
      importId: string;
      byPersonId?: string;
      reporterCode?: string;
    }
  | { type: 'EnterpriseClaimed'; byPersonId: string }
  | {
      type: 'EnterpriseRevised';
      profile: EnterpriseProfile;
      byPersonId?: string;
      importId?: string;
      reporterCode?: string;
    }
  | { type: 'EnterpriseSubmitted'; byPersonId: string; submittedAt?: string }
  | {
      type: 'EnterpriseChecked';
      profile: EnterpriseProfile;
      checkedOn: string;
      validUntilOn: string;
      byPersonId: string;
    }
  | { type: 'EnterpriseChangesRequested'; reasonCodes: readonly string[]; byPersonId: string }
  | { type: 'EnterpriseNotAccepted'; reasonCode: string; byPersonId: string }
  | { type: 'EnterpriseSuspended'; reasonCode: string; byPersonId: string }
  | { type: 'EnterpriseReinstated'; byPersonId: string }
  | { type: 'EnterpriseWithdrawn'; reasonCode: string; byPersonId: string }
  | { type: 'EnterpriseRevisionDrafted'; profile: EnterpriseProfile; byPersonId: string }
  | { type: 'EnterpriseRevisionSubmitted'; byPersonId: string; submittedAt?: string }
  | { type: 'EnterpriseRevisionReturned'; reasonCodes: readonly string[]; byPersonId: string };

/** The enterprise after the event. */
export function evolve(enterprise: Enterprise | undefined, event: EnterpriseEvent): Enterprise {
  if (event.type === 'EnterpriseDrafted') return { status: 'draft', profile: event.profile, reasonCodes: [] };
  if (event.type === 'EnterpriseImported') return { status: 'prospect', profile: event.profile, reasonCodes: [] };
  if (enterprise === undefined) throw new Error(`${event.type} of an enterprise that does not exist`);
  switch (event.type) {
    case 'EnterpriseClaimed':
      return { ...enterprise, status: 'draft' };
    case 'EnterpriseRevised':
      return { ...enterprise, profile: event.profile };
    case 'EnterpriseSubmitted':
      return { ...submittedBy(event, enterprise), status: 'submitted', reasonCodes: [] };
    case 'EnterpriseChecked': {
      const { profile, checkedOn, validUntilOn } = event;
      const { revision, ...rest } = enterprise;
      const checked = { on: checkedOn, validUntilOn };
      // A reconfirmation leaves an edit in progress alone; an accepted revision is the profile now.
      const open = revision !== undefined && revision.status !== 'submitted' ? { revision } : {};
      return { ...rest, ...open, status: 'checked', profile, checked, reasonCodes: [] };
    }
    case 'EnterpriseChangesRequested':
      return { ...enterprise, status: 'changes-requested', reasonCodes: event.reasonCodes };
    case 'EnterpriseNotAccepted':
      return { ...enterprise, status: 'not-accepted', reasonCodes: [event.reasonCode] };
    case 'EnterpriseSuspended':
      return { ...enterprise, status: 'suspended', reasonCodes: [event.reasonCode] };
    case 'EnterpriseReinstated':
      return { ...enterprise, status: 'checked', reasonCodes: [] };
    case 'EnterpriseWithdrawn':
      return { ...enterprise, status: 'withdrawn', reasonCodes: [event.reasonCode] };
    case 'EnterpriseRevisionDrafted': {
      const reasonCodes = enterprise.revision?.reasonCodes ?? [];
      const status = enterprise.revision?.status === 'changes-requested' ? 'changes-requested' : 'draft';
      return { ...enterprise, revision: { status, profile: event.profile, reasonCodes } };
    }
    case 'EnterpriseRevisionSubmitted':
      return {
        ...submittedBy(event, enterprise),
        revision: { ...revisionOf(enterprise), status: 'submitted', reasonCodes: [] },
      };
    case 'EnterpriseRevisionReturned': {
      const { reasonCodes } = event;
      return { ...enterprise, revision: { ...revisionOf(enterprise), status: 'changes-requested', reasonCodes } };
    }
  }
}

/** The moment of before is over, even where an older event does not tell the new one. */
function submittedBy({ submittedAt }: { readonly submittedAt?: string }, enterprise: Enterprise): Enterprise {
  const { submittedAt: _before, ...rest } = enterprise;
  return { ...rest, ...onlyPresent({ submittedAt }) };
}

function revisionOf(enterprise: Enterprise): Revision {
  if (enterprise.revision === undefined) throw new Error('a revision is submitted or returned that was never drafted');
  return enterprise.revision;
}
