import { Injectable } from '@nestjs/common';
import { isUuid } from '@harbourlink/kernel';
import { keysetPage, namesContaining, UnitsOfWork, where } from '@harbourlink/persistence';
import type { Condition, ListSort, Page } from '@harbourlink/persistence';
import type { Sight } from '../../access/sight.js';
import type { Enterprise, EnterpriseStatus } from '../domain/enterprise.js';
import { toEnterprise } from './enterprise.row.js';
import type { EnterpriseState } from './enterprise.row.js';
import { orderOfEnterprises } from './order-of-enterprises.js';

/** Where the work on an enterprise is. */
export interface CaseSummary {
  readonly caseId: string;
  readonly officeCode: string | null;
  readonly ownerPersonId: string | null;
  readonly unroutedReasonCode: string | null;
}

export interface StoredEnterprise {
  readonly id: string;
  readonly version: number;
  readonly enterprise: Enterprise;
  readonly case?: CaseSummary;
}

export interface EnterprisesFilter {
  readonly sight: Sight;
  readonly status?: EnterpriseStatus | undefined;
  readonly queue?: 'awaiting-check' | undefined;
  readonly officeCode?: string | undefined;
  readonly sectorCode?: string | undefined;
  /** A part of a name, in any of the languages it was given in. */
  readonly q?: string | undefined;
  readonly sort?: ListSort | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface EnterpriseWithCase extends EnterpriseState {
  readonly id: string;
  readonly version: number;
  readonly caseId: string | null;
  readonly officeCode: string | null;
  readonly ownerPersonId: string | null;
  readonly unroutedReasonCode: string | null;
}

const enterprisesWithCases = `
  SELECT e.id, e.version, e.status, e.profile, e.submitted_at AS "submittedAt", e.checked_on AS "checkedOn",
         e.valid_until_on AS "validUntilOn", e.reason_codes AS "reasonCodes", e.revision,
         c.id AS "caseId", c.office_code AS "officeCode",
         c.owner_person_id AS "ownerPersonId", c.unrouted_reason_code AS "unroutedReasonCode"
    FROM enterprise e LEFT JOIN enterprise_case c ON c.enterprise_id = e.id`;

@Injectable()
export class EnterprisesQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** What awaits a check by submission, the one that waits longest first; else the newest first; unless told. */
  async page(filter: EnterprisesFilter): Promise<Page<StoredEnterprise>> {
    const { sight, status, queue, officeCode, sectorCode, q, limit } = filter;
    const { orderBy, beyond, keyOf } = orderOfEnterprises(filter);
    const { sql, parameters } = selectOf(
      [
        ...inSight(sight),
        // Nobody finds out by a filter what he is not shown: what waits for an officer, and whose case it is.
        [queue && ownOf(sight), '($::uuid IS NULL OR e.id = $) AND e.awaits_check'],
        [officeCode && (sight.kind === 'all' ? officeCode : null), 'c.office_code = $'],
        beyond,
        [status, 'e.status = $'],
        [sectorCode, 'e.sector_codes @> ARRAY[$]::text[]'],
        ...namesContaining('e.searched_names', q),
      ],
      limit + 1,
      orderBy,
    );
    // Not prepared: where to begin depends on how common what is searched for is, so that each has a plan of its own.
    const rows = await this.units.read(({ manager }) => manager.query<EnterpriseWithCase[]>(sql, parameters));
    return keysetPage(rows.map(stored), limit, keyOf, (item) => item);
  }

  /** Undefined when there is none, or none in sight. */
  async find(id: string, sight: Sight): Promise<StoredEnterprise | undefined> {
    const { sql, parameters } = selectOf([...inSight(sight), [id, 'e.id = $']], 1);
    const [row] = await this.units.read((reader) => reader.query<EnterpriseWithCase>(sql, parameters));
    return row && stored(row);
  }
}

function selectOf(conditions: readonly Condition[], limit: number, orderBy = 'e.id') {
  const { sql, parameters } = where(conditions);
  return {
    sql: `${enterprisesWithCases} ${sql} ORDER BY ${orderBy} LIMIT $${parameters.length + 1}`,
    parameters: [...parameters, limit],
  };
}

function inSight(sight: Sight): Condition[] {
  switch (sight.kind) {
    case 'all':
      return [];
    case 'own':
      return [[ownOf(sight), 'e.id = $']];
    case 'own-and-checked':
      return [[ownOf(sight), `(e.id = $ OR e.status = 'checked')`]];
  }
}

/** The enterprise of the viewer's own; null for who sees all. An organisation that is none of ours is like no other. */
function ownOf(sight: Sight): string | null {
  if (sight.kind === 'all') return null;
  return isUuid(sight.organisationId) ? sight.organisationId : noOrganisation;
}

const noOrganisation = '00000000-0000-0000-0000-000000000000';

function stored(row: EnterpriseWithCase): StoredEnterprise {
  const { id, version, caseId, officeCode, ownerPersonId, unroutedReasonCode } = row;
  const enterprise = toEnterprise(row);
  return caseId === null
    ? { id, version, enterprise }
    : { id, version, enterprise, case: { caseId, officeCode, ownerPersonId, unroutedReasonCode } };
}
