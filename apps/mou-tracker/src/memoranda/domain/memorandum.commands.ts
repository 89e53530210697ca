import { refuse } from '@harbourlink/kernel';
import type { Decision, Instant } from '@harbourlink/kernel';
import { contentMustBeSound } from './memorandum-content.rules.js';
import { organisationsOf } from './memorandum.js';
import type {
  HoldReason,
  Memorandum,
  MemorandumContent,
  MemorandumEvent,
  PlannedMilestone,
  TerminationReason,
} from './memorandum.js';
import {
  everyMilestoneMustBeSettled,
  itMustBeActive,
  itMustBeAlive,
  itMustBeAtStage,
  itMustBeOnHold,
  itMustNotBeDelivered,
  itMustNotBeInTheFuture,
  itMustNotBeSigned,
  milestoneMustBeNew,
  milestoneMustBePlanned,
  milestonesMustKeepTheirPlace,
  ownerCannotEndItAlone,
  ownerOfMilestoneMustBeAParty,
  projectMustBeKnown,
  theDateMustExist,
  validityMustBeOver,
} from './memorandum.rules.js';
import type { MemorandumRefusalCode } from './memorandum.refusals.js';
import type { DropReason, Evidence } from './milestone.js';

/** What can be asked of a memorandum; `by` is the person who asks. */
export type MemorandumCommand =
  | { type: 'record'; content: MemorandumContent; by: string; officeCode: string }
  | { type: 'revise'; content: MemorandumContent; by: string }
  | { type: 'start-negotiation'; by: string }
  | { type: 'sign'; signedOn: string; by: string }
  | { type: 'start-implementation'; by: string }
  | { type: 'deliver'; by: string }
  | { type: 'hold'; reasonCode: HoldReason; by: string }
  | { type: 'resume'; by: string }
  | { type: 'lapse'; by: string }
  | { type: 'terminate'; reasonCode: TerminationReason; by: string }
  | { type: 'plan-milestone'; milestone: PlannedMilestone; by: string }
  | { type: 'reach-milestone'; milestoneId: string; reachedOn: string; evidenceCode: Evidence; by: string }
  | { type: 'reschedule-milestone'; milestoneId: string; dueOn: string; by: string }
  | { type: 'drop-milestone'; milestoneId: string; reasonCode: DropReason; by: string };

/** What follows from a command, or why nothing does. */
export function decide(
  memorandum: Memorandum | undefined,
  command: MemorandumCommand,
  now: Instant,
): Decision<MemorandumEvent, MemorandumRefusalCode> {
  if (command.type === 'record') {
    if (memorandum !== undefined) return refuse('memorandum.already-recorded', 'conflict');
    const { content, by, officeCode } = command;
    return contentMustBeSound(content) ?? [{ type: 'MemorandumRecorded', content, ownerPersonId: by, officeCode }];
  }
  if (memorandum === undefined) return refuse('memorandum.unknown', 'missing');
  return decideOnKnown(memorandum, command, now);
}

function decideOnKnown(
  memorandum: Memorandum,
  command: Exclude<MemorandumCommand, { type: 'record' }>,
  now: Instant,
): Decision<MemorandumEvent, MemorandumRefusalCode> {
  const byPersonId = command.by;
  switch (command.type) {
    case 'revise':
      return (
        itMustBeActive(memorandum) ??
        itMustNotBeSigned(memorandum) ??
        contentMustBeSound(command.content) ??
        milestonesMustKeepTheirPlace(memorandum, command.content) ?? [
          { type: 'MemorandumRevised', content: command.content, byPersonId },
        ]
      );
    case 'start-negotiation':
      return (
        itMustBeActive(memorandum) ??
        itMustBeAtStage(memorandum, 'draft') ?? [{ type: 'NegotiationStarted', byPersonId }]
      );
    case 'sign': {
      const { signedOn } = command;
      const organisationIds = organisationsOf(memorandum.content);
      // What was signed at a ceremony is often recorded afterwards: a draft can be signed without a negotiation on record.
      return (
        itMustBeActive(memorandum) ??
        itMustNotBeSigned(memorandum) ??
        itMustNotBeInTheFuture(signedOn, now) ?? [{ type: 'MemorandumSigned', signedOn, byPersonId, organisationIds }]
      );
    }
    case 'start-implementation':
      return (
        itMustBeActive(memorandum) ??
        itMustBeAtStage(memorandum, 'signed') ?? [{ type: 'ImplementationStarted', byPersonId }]
      );
    case 'deliver':
      return (
        itMustBeActive(memorandum) ??
        itMustBeAtStage(memorandum, 'implementing') ??
        everyMilestoneMustBeSettled(memorandum) ?? [{ type: 'MemorandumDelivered', byPersonId }]
      );
    case 'hold':
      return (
        itMustBeActive(memorandum) ??
        itMustNotBeDelivered(memorandum) ?? [{ type: 'MemorandumHeld', reasonCode: command.reasonCode, byPersonId }]
      );
    case 'resume':
      return itMustBeOnHold(memorandum) ?? [{ type: 'MemorandumResumed', byPersonId }];
    case 'lapse':
      return (
        itMustBeAlive(memorandum) ??
        itMustNotBeDelivered(memorandum) ??
        validityMustBeOver(memorandum, now) ?? [{ type: 'MemorandumLapsed', byPersonId }]
      );
    case 'terminate':
      return (
        itMustBeAlive(memorandum) ??
        itMustNotBeDelivered(memorandum) ??
        ownerCannotEndItAlone(memorandum, byPersonId) ?? [
          { type: 'MemorandumTerminated', reasonCode: command.reasonCode, byPersonId },
        ]
      );
    case 'plan-milestone':
      return (
        itMustBeActive(memorandum) ??
        itMustNotBeDelivered(memorandum) ??
        milestoneMustBeNew(memorandum, command.milestone.milestoneId) ??
        theDateMustExist(command.milestone.dueOn) ??
        ownerOfMilestoneMustBeAParty(memorandum, command.milestone.ownerOrganisationId) ??
        projectMustBeKnown(memorandum, command.milestone.projectId) ?? [
          { type: 'MilestonePlanned', ...command.milestone, byPersonId },
        ]
      );
    case 'reach-milestone': {
      const { milestoneId, reachedOn, evidenceCode } = command;
      return (
        itMustBeActive(memorandum) ??
        itMustBeAtStage(memorandum, 'signed', 'implementing') ??
        milestoneMustBePlanned(memorandum, milestoneId) ??
        itMustNotBeInTheFuture(reachedOn, now) ?? [
          { type: 'MilestoneReached', milestoneId, reachedOn, evidenceCode, byPersonId },
        ]
      );
    }
    case 'reschedule-milestone': {
      const { milestoneId, dueOn } = command;
      return (
        itMustBeActive(memorandum) ??
        milestoneMustBePlanned(memorandum, milestoneId) ??
        theDateMustExist(dueOn) ?? [{ type: 'MilestoneRescheduled', milestoneId, dueOn, byPersonId }]
      );
    }
    case 'drop-milestone': {
      const { milestoneId, reasonCode } = command;
      return (
        itMustBeActive(memorandum) ??
        milestoneMustBePlanned(memorandum, milestoneId) ?? [
          { type: 'MilestoneDropped', milestoneId, reasonCode, byPersonId },
        ]
      );
    }
  }
}
