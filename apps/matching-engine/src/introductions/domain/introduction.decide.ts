import { refuse } from '@harbourlink/kernel';
import type { Decision, Instant } from '@harbourlink/kernel';
import { waitingFor } from './introduction.js';
import type { Introduction, IntroductionCommand, IntroductionEvent, Proposal } from './introduction.js';
import type { IntroductionRefusalCode } from './introduction.refusals.js';
import * as rules from './introduction.rules.js';

type Outcome = Decision<IntroductionEvent, IntroductionRefusalCode>;

/** What happens to an introduction. `now` is the database's clock. */
export function decide(introduction: Introduction | undefined, command: IntroductionCommand, now: Instant): Outcome {
  if (command.type === 'propose') return propose(introduction, command, now);
  if (introduction === undefined) return refuse('introduction.unknown', 'missing');
  switch (command.type) {
    case 'clear-conflict':
      return (
        rules.mustWaitForAnswers(introduction) ??
        rules.mustBeAParty(introduction, command.organisationId) ??
        rules.onlyProvidersCheckForConflicts(introduction, command.organisationId) ??
        rules.mustNotHaveCheckedBefore(introduction, command.organisationId) ??
        rules.mustNotHaveExpired(introduction, now) ?? [answer('ConflictCleared', command)]
      );
    case 'declare-conflict':
      return (
        rules.mustWaitForAnswers(introduction) ??
        rules.mustBeAParty(introduction, command.organisationId) ??
        rules.onlyProvidersCheckForConflicts(introduction, command.organisationId) ??
        rules.mustNotHaveAccepted(introduction, command.organisationId) ??
        rules.mustNotHaveExpired(introduction, now) ?? [answer('ConflictDeclared', command)]
      );
    case 'accept':
      return (
        rules.mustWaitForAnswers(introduction) ??
        rules.mustBeAParty(introduction, command.organisationId) ??
        rules.mustNotHaveAccepted(introduction, command.organisationId) ??
        rules.providersClearConflictsFirst(introduction, command.organisationId) ??
        rules.mustNotHaveExpired(introduction, now) ??
        accept(introduction, command)
      );
    case 'decline':
      return (
        rules.mustWaitForAnswers(introduction) ??
        rules.mustBeAParty(introduction, command.organisationId) ??
        rules.mustNotHaveAccepted(introduction, command.organisationId) ??
        rules.mustNotHaveExpired(introduction, now) ?? [
          { ...answer('IntroductionDeclined', command), reasonCode: command.reasonCode },
        ]
      );
    case 'nudge':
      return (
        rules.mustWaitForAnswers(introduction) ??
        rules.isNudgedOnce(introduction) ??
        rules.nudgeMustBeDue(introduction, now) ??
        rules.mustNotHaveExpired(introduction, now) ?? [
          { type: 'IntroductionNudged', waitingOrganisationIds: waitingFor(introduction) },
        ]
      );
    case 'expire':
      return (
        rules.mustWaitForAnswers(introduction) ??
        rules.timeMustHaveRunOut(introduction, now) ?? [
          { type: 'IntroductionExpired', waitingOrganisationIds: waitingFor(introduction) },
        ]
      );
    case 'extend':
      return (
        rules.mustWaitForAnswers(introduction) ??
        rules.onlyItsOfficeMay(introduction, command.officeCode) ??
        rules.isExtendedOnce(introduction) ??
        rules.mustNotHaveExpired(introduction, now) ??
        rules.extensionMustGiveMoreTime(introduction, command.expiresAt) ??
        rules.nudgeComesBeforeTheEnd(command, now) ?? [
          {
            type: 'IntroductionExtended',
            nudgeAt: command.nudgeAt,
            expiresAt: command.expiresAt,
            byPersonId: command.byPersonId,
          },
        ]
      );
    case 'withdraw':
      return (
        rules.mustWaitForAnswers(introduction) ??
        rules.onlyItsOfficeMay(introduction, command.officeCode) ?? [
          { type: 'IntroductionWithdrawn', reasonCode: command.reasonCode, byPersonId: command.byPersonId },
        ]
      );
    case 'close':
      return (
        rules.mustBeInProgress(introduction) ??
        rules.onlyItsOfficeMay(introduction, command.officeCode) ?? [
          { type: 'IntroductionClosed', resultCode: command.resultCode, byPersonId: command.byPersonId },
        ]
      );
  }
}

function propose(introduction: Introduction | undefined, command: Proposal, now: Instant): Outcome {
  return (
    rules.isProposedOnce(introduction) ??
    rules.oneFirmMeetsAtLeastOneProvider(command.parties) ??
    rules.nobodyIsAPartyTwice(command.parties) ??
    rules.everyProviderMustHaveAFreePlace(command.obstacles) ??
    rules.noPairMayBeExcluded(command.obstacles) ??
    rules.nudgeComesBeforeTheEnd(command, now) ?? [
      {
        type: 'IntroductionProposed',
        suggestionIds: command.suggestionIds,
        needId: command.needId,
        parties: command.parties,
        byPersonId: command.byPersonId,
        officeCode: command.officeCode,
        nudgeAt: command.nudgeAt,
        expiresAt: command.expiresAt,
      },
    ]
  );
}

function accept(
  introduction: Introduction,
  { organisationId, byPersonId }: { organisationId: string; byPersonId: string },
): IntroductionEvent[] {
  const accepted: IntroductionEvent = { type: 'IntroductionAccepted', organisationId, byPersonId };
  const isTheLast = waitingFor(introduction).every((waiting) => waiting === organisationId);
  if (!isTheLast) return [accepted];
  const organisationIds = introduction.parties.map((party) => party.organisationId);
  return [accepted, { type: 'IntroductionAcceptedByAll', organisationIds }];
}

function answer<Type extends string>(
  type: Type,
  { organisationId, byPersonId }: { organisationId: string; byPersonId: string },
) {
  return { type, organisationId, byPersonId };
}
