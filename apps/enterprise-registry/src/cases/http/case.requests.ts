import { listSorts } from '@harbourlink/persistence';
import type { ListSort } from '@harbourlink/persistence';
import { Code, PageQuery, Text, Uuid } from '@harbourlink/service-kit/http';
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

  @Text({ max: 100, optional: true, description: "A part of the enterprise's name, in any of its languages." })
  q?: string;

  @Code(listSorts, { optional: true, description: 'The newest first unless told.' })
  sort?: ListSort;
}

export class AssignmentRequest {
  @Uuid({ description: 'An officer of the office of the case, or of the agency.' })
  ownerPersonId!: string;
}

export class RoutingRequest {
  @Code(officeCodes)
  officeCode!: string;
}
