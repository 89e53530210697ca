import { isCalendarDate, refuse } from '@harbourlink/kernel';
import type { Instant, Refusal } from '@harbourlink/kernel';
import { hongKongToday } from './hong-kong-today.js';
import { organisationsOf } from './memorandum.js';
import type { Memorandum, MemorandumContent, Stage } from './memorandum.js';
import type { MemorandumRefusalCode } from './memorandum.refusals.js';

type Answer = Refusal<MemorandumRefusalCode> | undefined;

export function itMustBeAlive({ status }: Memorandum): Answer {
  return status === 'active' || status === 'on-hold' ? undefined : refuse('memorandum.ended', 'conflict', { status });
}

export function itMustBeActive(memorandum: Memorandum): Answer {
  return (
    itMustBeAlive(memorandum) ??
    (memorandum.status === 'on-hold' ? refuse('memorandum.on-hold', 'conflict') : undefined)
  );
}

export function itMustBeOnHold(memorandum: Memorandum): Answer {
  return (
    itMustBeAlive(memorandum) ??
    (memorandum.status === 'on-hold' ? undefined : refuse('memorandum.not-on-hold', 'conflict'))
  );
}

export function itMustBeAtStage({ stage }: Memorandum, ...wanted: readonly Stage[]): Answer {
  return wanted.includes(stage)
    ? undefined
    : refuse('memorandum.wrong-stage', 'conflict', { stage, wanted: wanted.join(', ') });
}

export function itMustNotBeSigned({ stage }: Memorandum): Answer {
  return stage === 'draft' || stage === 'negotiating'
    ? undefined
    : refuse('memorandum.already-signed', 'conflict', { stage });
}

export function itMustNotBeDelivered({ stage }: Memorandum): Answer {
  return stage === 'delivered' ? refuse('memorandum.already-delivered', 'conflict') : undefined;
}

export function everyMilestoneMustBeSettled({ milestones }: Memorandum): Answer {
  const open = milestones.filter((milestone) => milestone.status === 'planned').length;
  return open === 0 ? undefined : refuse('memorandum.milestones-open', 'conflict', { open });
}

export function validityMustBeOver({ content }: Memorandum, now: Instant): Answer {
  const { validUntilOn } = content;
  if (validUntilOn === undefined) return refuse('memorandum.no-end-of-validity', 'conflict');
  return validUntilOn < hongKongToday(now) ? undefined : refuse('memorandum.still-valid', 'conflict', { validUntilOn });
}

/** Four eyes: who answers for a memorandum cannot be the one who ends it. */
export function ownerCannotEndItAlone({ ownerPersonId }: Memorandum, by: string): Answer {
  return by === ownerPersonId ? refuse('memorandum.owner-cannot-end-it', 'forbidden') : undefined;
}

export function theDateMustExist(date: string): Answer {
  return isCalendarDate(date) ? undefined : refuse('memorandum.date-impossible', 'invalid', { date });
}

export function itMustNotBeInTheFuture(date: string, now: Instant): Answer {
  return (
    theDateMustExist(date) ??
    (date > hongKongToday(now) ? refuse('memorandum.date-in-future', 'invalid', { date }) : undefined)
  );
}

export function milestoneMustBeNew({ milestones }: Memorandum, id: string): Answer {
  return milestones.some((milestone) => milestone.milestoneId === id)
    ? refuse('memorandum.milestone-exists', 'conflict')
    : undefined;
}

export function milestoneMustBePlanned({ milestones }: Memorandum, id: string): Answer {
  const milestone = milestones.find((known) => known.milestoneId === id);
  if (milestone === undefined) return refuse('memorandum.milestone-unknown', 'missing');
  return milestone.status === 'planned'
    ? undefined
    : refuse('memorandum.milestone-settled', 'conflict', { status: milestone.status });
}

export function ownerOfMilestoneMustBeAParty({ content }: Memorandum, organisationId: string): Answer {
  return organisationsOf(content).includes(organisationId)
    ? undefined
    : refuse('memorandum.milestone-owner-not-a-party', 'invalid');
}

export function projectMustBeKnown({ content }: Memorandum, projectId: string | undefined): Answer {
  return projectId === undefined || content.projects.some((project) => project.projectId === projectId)
    ? undefined
    : refuse('memorandum.project-unknown', 'invalid');
}

/** A revision keeps the parties and projects that milestones already name. */
export function milestonesMustKeepTheirPlace({ milestones }: Memorandum, content: MemorandumContent): Answer {
  const parties = organisationsOf(content);
  const projects = content.projects.map((project) => project.projectId);
  const lost = milestones.some(({ ownerOrganisationId, projectId }) => {
    return !parties.includes(ownerOrganisationId) || (projectId !== undefined && !projects.includes(projectId));
  });
  return lost ? refuse('memorandum.milestone-loses-its-place', 'conflict') : undefined;
}
