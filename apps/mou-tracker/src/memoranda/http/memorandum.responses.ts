import { isRefusal } from '@harbourlink/kernel';
import type { LocalizedText, Refusal } from '@harbourlink/kernel';
import type { Executed } from '@harbourlink/messaging';
import {
  Code,
  Codes,
  DateOnly,
  Localized,
  MoneyField,
  Nested,
  NestedList,
  Text,
  Uuid,
  Whole,
} from '@harbourlink/service-kit/http';
import { areaCodes } from '@harbourlink/taxonomy';
import {
  holdReasons,
  memorandumKinds,
  partyNatures,
  partyRoles,
  stages,
  statuses,
  terminationReasons,
} from '../domain/memorandum.js';
import type { Memorandum, MemorandumContent } from '../domain/memorandum.js';
import { dropReasons, evidences, milestoneStatuses } from '../domain/milestone.js';
import type { StoredMemorandum } from '../postgres/memoranda.queries.js';

export class PartyResponse {
  @Text({ max: 36, optional: true })
  organisationId?: string;

  @Code(partyNatures)
  natureCode!: string;

  @Code(partyRoles)
  roleCode!: string;

  @Localized({ max: 200 })
  name!: LocalizedText;

  @Uuid({ optional: true })
  ownerPersonId?: string;
}

export class ProjectResponse {
  @Uuid()
  projectId!: string;

  @Localized({ max: 200 })
  title!: LocalizedText;

  @Code(areaCodes)
  areaCode!: string;
}

export class MilestoneResponse {
  @Uuid()
  milestoneId!: string;

  @Localized({ max: 200 })
  title!: LocalizedText;

  @Uuid({ optional: true })
  projectId?: string;

  @Text({ max: 36 })
  ownerOrganisationId!: string;

  @DateOnly()
  dueOn!: string;

  @Code(milestoneStatuses)
  status!: string;

  @DateOnly({ optional: true })
  reachedOn?: string;

  @Code(evidences, { optional: true })
  evidenceCode?: string;

  @Code(dropReasons, { optional: true })
  reasonCode?: string;
}

export class MemorandumResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 2_147_483_647 })
  version!: number;

  @Code(stages)
  stage!: string;

  @Code(statuses)
  status!: string;

  @Code([...new Set([...holdReasons, ...terminationReasons])], {
    optional: true,
    description: 'Why it is on hold or was terminated.',
  })
  reasonCode?: string;

  @Uuid({ description: 'The officer who answers for it.' })
  ownerPersonId!: string;

  @Text({ max: 40 })
  officeCode!: string;

  @DateOnly({ optional: true })
  signedOn?: string;

  @Code(memorandumKinds)
  kindCode!: string;

  @Localized({ max: 300 })
  title!: LocalizedText;

  @NestedList(() => PartyResponse)
  parties!: readonly PartyResponse[];

  @Codes(areaCodes)
  areaCodes!: readonly string[];

  @NestedList(() => ProjectResponse)
  projects!: readonly ProjectResponse[];

  @NestedList(() => MilestoneResponse)
  milestones!: readonly MilestoneResponse[];

  @Uuid({ optional: true })
  parentMemorandumId?: string;

  @Uuid({ optional: true })
  introductionId?: string;

  @Uuid({ optional: true })
  meetingId?: string;

  @Text({ max: 80, optional: true })
  originEventCode?: string;

  @Nested(() => MoneyField, { optional: true })
  value?: MoneyField;

  @DateOnly({ optional: true })
  validFromOn?: string;

  @DateOnly({ optional: true })
  validUntilOn?: string;

  @NestedList(() => PartyResponse, { description: 'Sides on the platform that have not named an owner yet.' })
  ownersMissing!: readonly PartyResponse[];
}

/** What a list shows: also what is true for those who only sign. */
export function memorandumResponse({ id, version, memorandum }: StoredMemorandum): MemorandumResponse {
  const { content, ...life } = memorandum;
  return { id, version, ...life, ...content, ownersMissing: ownersMissing(content) };
}

/** The answer to a command. */
export function executedResponse(executed: Executed<Memorandum> | Refusal): MemorandumResponse | Refusal {
  return isRefusal(executed) ? executed : memorandumResponse({ ...executed, memorandum: executed.state });
}

function ownersMissing({ parties }: MemorandumContent): readonly PartyResponse[] {
  return parties.filter(({ organisationId, ownerPersonId, roleCode }) => {
    return roleCode === 'party' && organisationId !== undefined && ownerPersonId === undefined;
  });
}
