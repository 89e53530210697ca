import { refuse } from '@harbourlink/kernel';
import type { Decision, Instant } from '@harbourlink/kernel';
import { hongKongDate } from '../../calendar/hong-kong-date.js';
import type { Enterprise, EnterpriseEvent } from './enterprise.js';
import type { EnterpriseProfile } from './enterprise-profile.js';
import type { EnterpriseRefusalCode } from './enterprise.refusals.js';
import {
  mustBe,
  mustBeAProfile,
  mustHaveAnOpenRevision,
  mustHaveWhatTheStateNeeds,
  mustNotAwaitACheck,
} from './enterprise.rules.js';

/** Who brings prospects: a person with a file, or a body outside that reports them. */
export type Told = { readonly by: string } | { readonly reporterCode: string };

export type EnterpriseCommand =
  | { type: 'draft'; profile: EnterpriseProfile; by: string }
  | ({ type: 'import'; profile: EnterpriseProfile; importId: string } & Told)
  | { type: 'claim'; by: string }
  | { type: 'revise'; profile: EnterpriseProfile; by: string }
  | { type: 'submit'; by: string }
  | { type: 'check'; by: string }
  | { type: 'request-changes'; reasonCodes: readonly string[]; by: string }
  | { type: 'refuse'; reasonCode: string; by: string }
  | { type: 'suspend'; reasonCode: string; by: string }
  | { type: 'reinstate'; by: string }
  | { type: 'withdraw'; reasonCode: string; by: string };

/** A checked profile is due for reconfirmation after a year. */
export const CHECK_IS_VALID_FOR_DAYS = 365;

type EnterpriseDecision = Decision<EnterpriseEvent, EnterpriseRefusalCode>;

/** What happens to the enterprise, or why not. */
export function decide(
  enterprise: Enterprise | undefined,
  command: EnterpriseCommand,
  now: Instant,
): EnterpriseDecision {
  if (enterprise === undefined) return decideOnNone(command);
  if (command.type === 'import') return anImportBringsNewParticularsOfAProspectOnly(enterprise, command);
  const { by: byPersonId } = command;
  switch (command.type) {
    case 'draft':
      return refuse('enterprise.already-known', 'conflict', { status: enterprise.status });
    case 'claim':
      return mustBe(enterprise, 'prospect') ?? [{ type: 'EnterpriseClaimed', byPersonId }];
    case 'revise':
      return revise(enterprise, command.profile, byPersonId);
    case 'submit':
      return submit(enterprise, byPersonId, now);
    case 'check':
      return check(enterprise, byPersonId, now);
    case 'request-changes':
      return requestChanges(enterprise, command.reasonCodes, byPersonId);
    case 'refuse':
      return (
        mustBe(enterprise, 'submitted') ?? [
          { type: 'EnterpriseNotAccepted', reasonCode: command.reasonCode, byPersonId },
        ]
      );
    case 'suspend':
      return (
        mustBe(enterprise, 'checked') ?? [{ type: 'EnterpriseSuspended', reasonCode: command.reasonCode, byPersonId }]
      );
    case 'reinstate':
      return mustBe(enterprise, 'suspended') ?? [{ type: 'EnterpriseReinstated', byPersonId }];
    case 'withdraw':
      return enterprise.status === 'withdrawn'
        ? refuse('enterprise.not-in-that-state', 'conflict', { status: 'withdrawn', allowed: '' })
        : [{ type: 'EnterpriseWithdrawn', reasonCode: command.reasonCode, byPersonId }];
  }
}

function decideOnNone(command: EnterpriseCommand): EnterpriseDecision {
  switch (command.type) {
    case 'draft': {
      const { profile, by: byPersonId } = command;
      return mustBeAProfile(profile) ?? [{ type: 'EnterpriseDrafted', profile, byPersonId }];
    }
    case 'import': {
      const { profile, importId } = command;
      return mustBeAProfile(profile) ?? [{ type: 'EnterpriseImported', profile, importId, ...toldBy(command) }];
    }
    default:
      return refuse('enterprise.unknown', 'missing');
  }
}

/** What a firm or an officer wrote down themselves is never overwritten by a file. */
function anImportBringsNewParticularsOfAProspectOnly(
  enterprise: Enterprise,
  command: Extract<EnterpriseCommand, { type: 'import' }>,
): EnterpriseDecision {
  const { profile, importId } = command;
  if (enterprise.status !== 'prospect' || sameProfile(enterprise.profile, profile)) return [];
  return mustBeAProfile(profile) ?? [{ type: 'EnterpriseRevised', profile, importId, ...toldBy(command) }];
}

function toldBy(told: Told): { byPersonId: string } | { reporterCode: string } {
  return 'by' in told ? { byPersonId: told.by } : { reporterCode: told.reporterCode };
}

function revise(enterprise: Enterprise, profile: EnterpriseProfile, byPersonId: string): EnterpriseDecision {
  return (
    mustNotAwaitACheck(enterprise) ??
    mustBe(enterprise, 'prospect', 'draft', 'changes-requested', 'checked') ??
    mustBeAProfile(profile) ??
    (enterprise.status === 'checked'
      ? [{ type: 'EnterpriseRevisionDrafted', profile, byPersonId }]
      : [{ type: 'EnterpriseRevised', profile, byPersonId }])
  );
}

function submit(enterprise: Enterprise, byPersonId: string, submittedAt: Instant): EnterpriseDecision {
  if (enterprise.status === 'checked') {
    return (
      mustHaveAnOpenRevision(enterprise) ??
      mustHaveWhatTheStateNeeds('submitted', enterprise.revision?.profile ?? enterprise.profile) ?? [
        { type: 'EnterpriseRevisionSubmitted', byPersonId, submittedAt },
      ]
    );
  }
  return (
    mustBe(enterprise, 'draft', 'changes-requested') ??
    mustHaveWhatTheStateNeeds('submitted', enterprise.profile) ?? [
      { type: 'EnterpriseSubmitted', byPersonId, submittedAt },
    ]
  );
}

/** Accepts what was submitted; a checked profile without a submitted revision is reconfirmed as it is. */
function check(enterprise: Enterprise, byPersonId: string, now: Instant): EnterpriseDecision {
  const submitted = enterprise.revision?.status === 'submitted' ? enterprise.revision.profile : enterprise.profile;
  return (
    mustBe(enterprise, 'submitted', 'checked') ??
    mustHaveWhatTheStateNeeds('checked', submitted) ?? [
      {
        type: 'EnterpriseChecked',
        profile: submitted,
        checkedOn: hongKongDate(now),
        validUntilOn: hongKongDate(now, CHECK_IS_VALID_FOR_DAYS),
        byPersonId,
      },
    ]
  );
}

function requestChanges(
  enterprise: Enterprise,
  reasonCodes: readonly string[],
  byPersonId: string,
): EnterpriseDecision {
  if (enterprise.status === 'checked' && enterprise.revision?.status === 'submitted') {
    return [{ type: 'EnterpriseRevisionReturned', reasonCodes, byPersonId }];
  }
  return mustBe(enterprise, 'submitted') ?? [{ type: 'EnterpriseChangesRequested', reasonCodes, byPersonId }];
}

/** Equal as JSON whatever the order of the keys. */
export function sameProfile(one: EnterpriseProfile, other: EnterpriseProfile): boolean {
  return ordered(one) === ordered(other);
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
