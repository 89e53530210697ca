import type { WorkflowCode } from './workflows.js';

/** Ways a message can take. In-app notices are written at once; everything else is a delivery. */
export const channels = ['in-app', 'email'] as const;
export type Channel = (typeof channels)[number];

/** What a message is about, and so what opens when it is followed. */
export type SubjectKind = 'enterprise' | 'suggestion' | 'introduction' | 'memorandum' | 'outcome';

/** Groups of organisations an event names; their members are told. */
export type OrganisationGroup = 'enterprise' | 'parties' | 'other-parties' | 'waiting-parties';

/** Single people an event, or what is known about its subject, names. */
export type PersonGroup = 'proposer' | 'case-owner' | 'memorandum-owner' | 'claimant' | 'withdrawer';

/** One rule that says who is told. */
export type Audience =
  { readonly membersOf: OrganisationGroup } | { readonly person: PersonGroup } | { readonly holdersOf: 'verifier' };

/** What a person without a session may do from the mail, one thing and once. */
export type LinkPurpose = 'introduction.respond' | 'outcome.confirm';

/** What a text may name. Nothing else of the event reaches the person, not even in the table of notices. */
export type ValueName =
  'organisation' | 'enterprise' | 'validUntil' | 'expires' | 'parties' | 'declinedBy' | 'memorandum' | 'signedOn';

/** From an event to the people who are told, how, and how soon. */
export interface Workflow {
  readonly code: WorkflowCode;
  /** The event types that start it. */
  readonly on: readonly TriggerType[];
  readonly to: readonly Audience[];
  /** People who are never told, although a rule fits them. */
  readonly except?: readonly PersonGroup[];
  /** The values its texts name; `organisation`, for which the person is told, is always there. */
  readonly says: readonly ValueName[];
  /** Whether a channel is used when the person has not chosen. */
  readonly channels: Readonly<Record<Channel, 'on' | 'off'>>;
  /** Urgent mails leave before others. */
  readonly priority: 'urgent' | 'normal';
  /** Minutes a mail waits before it leaves. */
  readonly delayMinutes: number;
  readonly link?: LinkPurpose;
}

/** The event types that start a workflow. */
export const triggerTypes = [
  'EnterpriseChecked',
  'EnterpriseChangesRequested',
  'EnterpriseRevisionReturned',
  'EnterpriseNotAccepted',
  'EnterpriseSuspended',
  'EnterpriseReinstated',
  'EnterpriseWithdrawn',
  'SuggestionMade',
  'IntroductionProposed',
  'IntroductionAcceptedByAll',
  'IntroductionDeclined',
  'ConflictDeclared',
  'IntroductionWithdrawn',
  'IntroductionNudged',
  'MemorandumSigned',
  'OutcomeClaimed',
  'OutcomeConfirmed',
  'OutcomeDisputed',
  'OutcomeSentBack',
  'OutcomeVerified',
] as const;
export type TriggerType = (typeof triggerTypes)[number];
