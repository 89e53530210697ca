import { onlyPresent } from '@harbourlink/kernel';
import { Code, Codes, DateOnly, Moment, Nested, Uuid, Whole } from '@harbourlink/service-kit/http';
import { officeCodes, provinceCodes } from '@harbourlink/taxonomy';
import { unroutedReasons } from '../../cases/domain/case.js';
import { seesAllOf } from '../../access/sight.js';
import type { Sight } from '../../access/sight.js';
import {
  changeReasons,
  enterpriseStatuses,
  refusalReasons,
  suspensionReasons,
  withdrawalReasons,
} from '../domain/enterprise.js';
import type { Enterprise, EnterpriseStatus } from '../domain/enterprise.js';
import type { EnterpriseProfile } from '../domain/enterprise-profile.js';
import { demandingStates, missingFor, requirements } from '../domain/missing-for.js';
import type { DemandingState } from '../domain/missing-for.js';
import { usccProblem } from '../domain/registration-numbers.js';
import type { StoredEnterprise } from '../postgres/enterprises.queries.js';
import { ProfileFields } from './enterprise.requests.js';

const everyReason = [...new Set([...changeReasons, ...refusalReasons, ...suspensionReasons, ...withdrawalReasons])];
const fieldsEverRequired = requirements.map(({ field }) => field);

export class ProfileResponse extends ProfileFields {
  @Code(provinceCodes, { optional: true, description: 'Follows from the place.' })
  provinceCode?: string;
}

export class RevisionResponse {
  @Code(['draft', 'submitted', 'changes-requested'])
  status!: string;

  @Nested(() => ProfileResponse)
  profile!: ProfileResponse;

  @Codes(changeReasons, { description: 'Why it was sent back.' })
  reasonCodes!: string[];
}

export class CaseSummaryResponse {
  @Uuid()
  caseId!: string;

  @Code(officeCodes, { optional: true })
  officeCode?: string;

  @Uuid({ optional: true })
  ownerPersonId?: string;

  @Code(unroutedReasons, { optional: true })
  unroutedReasonCode?: string;
}

export class EnterpriseResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 2_147_483_647 })
  version!: number;

  @Code(enterpriseStatuses)
  status!: EnterpriseStatus;

  @Nested(() => ProfileResponse)
  profile!: ProfileResponse;

  @Moment({ optional: true, description: 'When it, or a revision of it, was submitted last.' })
  submittedAt?: string;

  @DateOnly({ optional: true, description: 'Particulars checked on this day; never an endorsement.' })
  checkedOn?: string;

  @DateOnly({ optional: true })
  validUntilOn?: string;

  @Codes(everyReason, { optional: true })
  reasonCodes?: string[];

  @Nested(() => RevisionResponse, { optional: true, description: 'An edit of a checked profile that is not live yet.' })
  revision?: RevisionResponse;

  @Codes(['uscc-checksum-wrong'], { optional: true, description: 'To look at; they block nothing.' })
  warnings?: string[];

  @Nested(() => CaseSummaryResponse, { optional: true, description: 'For officers and the firm itself.' })
  case?: CaseSummaryResponse;
}

export class MissingResponse {
  @Code(demandingStates)
  nextState!: DemandingState;

  @Codes(fieldsEverRequired, {
    description: 'Fields still missing, in the order of the form. Empty: it can get there.',
  })
  missing!: string[];

  @Codes(['uscc-checksum-wrong'])
  warnings!: string[];
}

/** What the caller may read of an enterprise: everything of what is theirs, particulars of what is not. */
export function enterpriseResponse(stored: StoredEnterprise, sight: Sight): EnterpriseResponse {
  const { id, version, enterprise } = stored;
  const { status, profile, submittedAt, checked, reasonCodes, revision } = enterprise;
  const basics = { id, version, status, checkedOn: checked?.on, validUntilOn: checked?.validUntilOn };
  if (!seesAllOf(sight, id)) {
    return onlyPresent({ ...basics, profile: withoutRegistrationNumbers(profile) }) as EnterpriseResponse;
  }
  return onlyPresent({
    ...basics,
    profile,
    submittedAt,
    reasonCodes,
    revision,
    warnings: warningsOn(revision?.profile ?? profile),
    case: stored.case && onlyPresent(stored.case),
  }) as EnterpriseResponse;
}

function withoutRegistrationNumbers({
  uscc: _uscc,
  brNumber: _brNumber,
  ...rest
}: EnterpriseProfile): EnterpriseProfile {
  return rest;
}

/** Some codes in use are reported to fail the checksum: an officer looks at them. */
function warningsOn({ uscc }: EnterpriseProfile): string[] {
  return uscc !== undefined && usccProblem(uscc) === 'checksum-wrong' ? ['uscc-checksum-wrong'] : [];
}

/** What the profile being worked on lacks for the state it would go to next. */
export function missingResponse({ status, profile, revision }: Enterprise): MissingResponse {
  const worked = revision?.profile ?? profile;
  const awaitsCheck = status === 'submitted' || revision?.status === 'submitted';
  const nextState = awaitsCheck || (status === 'checked' && revision === undefined) ? 'checked' : 'submitted';
  return { nextState, missing: [...missingFor(nextState, worked)], warnings: warningsOn(worked) };
}
