import type { LocalizedText } from '@harbourlink/kernel';
import { Code, Localized, NestedList, Uuid, Whole } from '@harbourlink/service-kit/http';
import { officeCodes } from '@harbourlink/taxonomy';
import { enterpriseStatuses } from '../../enterprises/domain/enterprise.js';
import { caseStatuses, unroutedReasons } from '../domain/case.js';
import type { StoredCase } from '../postgres/cases.queries.js';

export class FormerHolderResponse {
  @Code(officeCodes)
  officeCode!: string;

  @Uuid({ optional: true })
  ownerPersonId?: string;
}

export class CaseResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 2_147_483_647 })
  version!: number;

  @Code(caseStatuses)
  status!: string;

  @Uuid()
  enterpriseId!: string;

  @Localized({ max: 200, description: 'Names of the enterprise.' })
  names!: LocalizedText;

  @Code(enterpriseStatuses)
  enterpriseStatus!: string;

  @Code(officeCodes, { optional: true })
  officeCode?: string;

  @Code(unroutedReasons, { optional: true, description: 'Why no office could be told.' })
  unroutedReasonCode?: string;

  @Uuid({ optional: true })
  ownerPersonId?: string;

  @NestedList(() => FormerHolderResponse, { description: 'The first holder first.' })
  formerHolders!: FormerHolderResponse[];

  @Code(['enterprise-withdrawn', 'not-accepted'], { optional: true })
  closedReasonCode?: string;
}

export function caseResponse({ id, version, case: known, names, enterpriseStatus }: StoredCase): CaseResponse {
  return { id, version, ...known, names, enterpriseStatus, formerHolders: [...known.formerHolders] };
}
