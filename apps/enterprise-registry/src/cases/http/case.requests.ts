import { Code, PageQuery, Uuid } from '@harbourlink/service-kit/http';
import { officeCodes } from '@harbourlink/taxonomy';
import { caseStatuses } from '../domain/case.js';
import type { CaseStatus } from '../domain/case.js';

export class CaseListQuery extends PageQuery {
  @Code(officeCodes, { optional: true })
  office?: string;

  @Code(caseStatuses, { optional: true, description: 'unrouted: the queue of what has no office.' })
  status?: CaseStatus;

  @Uuid({ optional: true })
  ownerPersonId?: string;

  @Uuid({ optional: true })
  enterpriseId?: string;
}

export class AssignmentRequest {
  @Uuid({ description: 'An officer of the office of the case, or of the agency.' })
  ownerPersonId!: string;
}

export class RoutingRequest {
  @Code(officeCodes)
  officeCode!: string;
}
