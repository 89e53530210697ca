import type { TriggerType, Workflow } from './workflow.js';

export const workflowCodes = [
  'enterprise-checked',
  'enterprise-changes-requested',
  'enterprise-not-accepted',
  'enterprise-suspended',
  'enterprise-reinstated',
  'enterprise-withdrawn',
  'suggestion-made',
  'introduction-proposed',
  'introduction-accepted',
  'introduction-declined',
  'introduction-not-continued',
  'introduction-nudge',
  'memorandum-signed',
  'outcome-to-confirm',
  'outcome-to-verify',
  'outcome-disputed',
  'outcome-sent-back',
  'outcome-verified',
] as const;
export type WorkflowCode = (typeof workflowCodes)[number];

const everyChannel = { 'in-app': 'on', email: 'on' } as const;
const inAppOnly = { 'in-app': 'on', email: 'off' } as const;

/**
 * Who is told of what. A decline is two workflows: the officer learns who declined, the other side reads neutral words,
 * the same for a conflict of interest; what an office withdraws reads so to every party.
 * A verifier who could not verify (claimant, case owner) is not asked to; who withdraws a firm, for the office or as one of
 * the firm's own people, need not be told. A suggestion is told in the app only, for one need can have many in a day.
 */
const byCode = {
  'enterprise-checked': {
    on: ['EnterpriseChecked'],
    to: [{ membersOf: 'enterprise' }],
    says: ['enterprise', 'validUntil'],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
  'enterprise-changes-requested': {
    on: ['EnterpriseChangesRequested', 'EnterpriseRevisionReturned'],
    to: [{ membersOf: 'enterprise' }],
    says: ['enterprise'],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
  'enterprise-not-accepted': {
    on: ['EnterpriseNotAccepted'],
    to: [{ membersOf: 'enterprise' }],
    says: ['enterprise'],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
  'enterprise-suspended': {
    on: ['EnterpriseSuspended'],
    to: [{ membersOf: 'enterprise' }],
    says: ['enterprise'],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
  'enterprise-reinstated': {
    on: ['EnterpriseReinstated'],
    to: [{ membersOf: 'enterprise' }],
    says: ['enterprise'],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
  'enterprise-withdrawn': {
    on: ['EnterpriseWithdrawn'],
    to: [{ membersOf: 'enterprise' }],
    except: ['withdrawer'],
    says: ['enterprise'],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
  'suggestion-made': {
    on: ['SuggestionMade'],
    to: [{ membersOf: 'enterprise' }, { person: 'case-owner' }],
    says: ['enterprise'],
    channels: inAppOnly,
    priority: 'normal',
    delayMinutes: 0,
  },
  'introduction-proposed': {
    on: ['IntroductionProposed'],
    to: [{ membersOf: 'parties' }],
    says: ['expires'],
    channels: everyChannel,
    priority: 'urgent',
    delayMinutes: 0,
    link: 'introduction.respond',
  },
  'introduction-accepted': {
    on: ['IntroductionAcceptedByAll'],
    to: [{ membersOf: 'parties' }, { person: 'proposer' }],
    says: ['parties'],
    channels: everyChannel,
    priority: 'urgent',
    delayMinutes: 0,
  },
  'introduction-declined': {
    on: ['IntroductionDeclined', 'ConflictDeclared'],
    to: [{ person: 'proposer' }],
    says: ['declinedBy'],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
  'introduction-not-continued': {
    on: ['IntroductionDeclined', 'ConflictDeclared', 'IntroductionWithdrawn'],
    to: [{ membersOf: 'other-parties' }],
    says: [],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
  'introduction-nudge': {
    on: ['IntroductionNudged'],
    to: [{ membersOf: 'waiting-parties' }],
    says: ['expires'],
    channels: everyChannel,
    priority: 'urgent',
    delayMinutes: 0,
    link: 'introduction.respond',
  },
  'memorandum-signed': {
    on: ['MemorandumSigned'],
    to: [{ membersOf: 'parties' }, { person: 'memorandum-owner' }],
    says: ['memorandum', 'signedOn'],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
  'outcome-to-confirm': {
    on: ['OutcomeClaimed'],
    to: [{ membersOf: 'enterprise' }],
    says: ['enterprise'],
    channels: everyChannel,
    priority: 'urgent',
    delayMinutes: 0,
    link: 'outcome.confirm',
  },
  'outcome-to-verify': {
    on: ['OutcomeConfirmed'],
    to: [{ holdersOf: 'verifier' }],
    except: ['claimant', 'case-owner'],
    says: ['enterprise'],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
  'outcome-disputed': {
    on: ['OutcomeDisputed'],
    to: [{ person: 'claimant' }],
    says: ['enterprise'],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
  'outcome-sent-back': {
    on: ['OutcomeSentBack'],
    to: [{ person: 'claimant' }],
    says: ['enterprise'],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
  'outcome-verified': {
    on: ['OutcomeVerified'],
    to: [{ membersOf: 'enterprise' }, { person: 'claimant' }],
    says: ['enterprise'],
    channels: everyChannel,
    priority: 'normal',
    delayMinutes: 0,
  },
} as const satisfies Record<WorkflowCode, Omit<Workflow, 'code'>>;

/** Every workflow, in the order people read them. */
export const workflows: readonly Workflow[] = workflowCodes.map((code) => ({ code, ...byCode[code] }));

/** The workflow of a code. */
export function workflowOf(code: WorkflowCode): Workflow {
  return { code, ...byCode[code] };
}

/** The workflows an event of this type starts; several when different people read different words. */
export function workflowsOn(type: TriggerType): readonly Workflow[] {
  return workflows.filter((workflow) => workflow.on.includes(type));
}
