import { onlyPresent } from '@harbourlink/kernel';
import type { LocalizedText } from '@harbourlink/kernel';
import { listSorts } from '@harbourlink/persistence';
import type { ListSort } from '@harbourlink/persistence';
import {
  Code,
  Codes,
  DateOnly,
  Localized,
  MoneyField,
  Nested,
  NestedList,
  PageQuery,
  Text,
  Uuid,
} from '@harbourlink/service-kit/http';
import { areaCodes, officeCodes } from '@harbourlink/taxonomy';
import type { MemorandumDraft } from '../application/complete-memorandum.js';
import {
  holdReasons,
  memorandumKinds,
  partyNatures,
  partyRoles,
  stages,
  statuses,
  terminationReasons,
} from '../domain/memorandum.js';
import type {
  HoldReason,
  MemorandumKind,
  PartyNature,
  PartyRole,
  Stage,
  Status,
  TerminationReason,
} from '../domain/memorandum.js';

const ORGANISATION_ID = new RegExp(`^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|${officeCodes.join('|')})$`);

export class PartyRequest {
  @Text({
    max: 36,
    pattern: ORGANISATION_ID,
    optional: true,
    description: "An enterprise's id or an office's code; absent for a body that is not on the platform.",
  })
  organisationId?: string;

  @Code(partyNatures, { optional: true, description: 'Follows from the organisation when it is on the platform.' })
  natureCode?: PartyNature;

  @Code(partyRoles)
  roleCode!: PartyRole;

  @Localized({
    max: 200,
    optional: true,
    description: 'Of a body that is not on the platform; else its own name is taken.',
  })
  name?: LocalizedText;

  @Uuid({ optional: true, description: 'The member of the organisation who answers for the memorandum.' })
  ownerPersonId?: string;
}

export class ProjectRequest {
  @Uuid({ optional: true, description: 'Of a project that is on record already.' })
  projectId?: string;

  @Localized({ max: 200 })
  title!: LocalizedText;

  @Code(areaCodes)
  areaCode!: string;
}

/** What a memorandum says. */
export class MemorandumRequest {
  @Code(memorandumKinds)
  kindCode!: MemorandumKind;

  @Localized({ max: 300 })
  title!: LocalizedText;

  @NestedList(() => PartyRequest, { min: 2, max: 40 })
  parties!: PartyRequest[];

  @Codes(areaCodes, { optional: true })
  areaCodes?: string[];

  @NestedList(() => ProjectRequest, { max: 200, optional: true })
  projects?: ProjectRequest[];

  @Uuid({ optional: true, description: 'The umbrella it stands under.' })
  parentMemorandumId?: string;

  @Uuid({ optional: true })
  introductionId?: string;

  @Uuid({ optional: true })
  meetingId?: string;

  @Text({
    max: 80,
    pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    optional: true,
    description: 'The forum, mission or seminar it came about at.',
  })
  originEventCode?: string;

  @Nested(() => MoneyField, { optional: true })
  value?: MoneyField;

  @DateOnly({ optional: true })
  validFromOn?: string;

  @DateOnly({ optional: true })
  validUntilOn?: string;
}

/** The request as plain data, without the keys that were not given. */
export function draftOf({
  value,
  areaCodes: areas = [],
  projects = [],
  parties,
  ...rest
}: MemorandumRequest): MemorandumDraft {
  return onlyPresent({
    ...rest,
    areaCodes: areas,
    parties: parties.map((party) => onlyPresent({ ...party })),
    projects: projects.map((project) => onlyPresent({ ...project })),
    value: value && { amount: value.amount, currency: value.currency },
  });
}

export class SignatureRequest {
  @DateOnly({ description: 'The day in Hong Kong; not in the future.' })
  signedOn!: string;
}

export class HoldRequest {
  @Code(holdReasons)
  reasonCode!: HoldReason;
}

export class TerminationRequest {
  @Code(terminationReasons)
  reasonCode!: TerminationReason;
}

export class MemorandaQuery extends PageQuery {
  @Code(stages, { optional: true })
  stage?: Stage;

  @Code(statuses, { optional: true })
  status?: Status;

  @Text({ max: 36, pattern: ORGANISATION_ID, optional: true })
  organisationId?: string;

  @Uuid({ optional: true })
  introductionId?: string;

  @Uuid({ optional: true })
  parentMemorandumId?: string;

  @Text({
    max: 100,
    optional: true,
    description: 'A part of the title or of the name of a party, in any of their languages.',
  })
  q?: string;

  @Code(listSorts, { optional: true, description: 'The newest first unless told.' })
  sort?: ListSort;
}
