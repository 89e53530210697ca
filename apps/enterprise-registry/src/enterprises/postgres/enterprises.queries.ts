import { Injectable } from '@nestjs/common';
import { idInCursor, keysetPage, UnitsOfWork } from '@harbourlink/persistence';
import type { Page, UnitOfWork } from '@harbourlink/persistence';
import type { SelectQueryBuilder } from 'typeorm';
import type { Sight } from '../../access/sight.js';
import type { Enterprise, EnterpriseStatus } from '../domain/enterprise.js';
import { EnterpriseRow, toEnterprise } from './enterprise.row.js';

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
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface RawCase {
  readonly c_id: string | null;
  readonly c_office_code: string | null;
  readonly c_owner_person_id: string | null;
  readonly c_unrouted_reason_code: string | null;
}

@Injectable()
export class EnterprisesQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** The newest first. */
  page(filter: EnterprisesFilter): Promise<Page<StoredEnterprise>> {
    const before = idInCursor(filter.cursor);
    return this.units.run(async (unit) => {
      const query = this.inSight(unit, filter.sight)
        .orderBy('e.id', 'DESC')
        .limit(filter.limit + 1);
      if (before !== undefined) query.andWhere('e.id < :before', { before });
      if (filter.status !== undefined) query.andWhere('e.status = :status', { status: filter.status });
      if (filter.queue !== undefined) query.andWhere('e.awaits_check');
      if (filter.officeCode !== undefined) query.andWhere('c.office_code = :office', { office: filter.officeCode });
      if (filter.sectorCode !== undefined) {
        query.andWhere('e.sector_codes @> ARRAY[:sector]::text[]', { sector: filter.sectorCode });
      }
      if (filter.q !== undefined) {
        query.andWhere('e.searched_names LIKE :q', { q: `%${escapedForLike(filter.q.toLowerCase())}%` });
      }
      return keysetPage(
        await readAll(query),
        filter.limit,
        ({ id }) => [id],
        (item) => item,
      );
    });
  }

  /** Undefined when there is none, or none in sight. */
  find(id: string, sight: Sight): Promise<StoredEnterprise | undefined> {
    return this.units.run(async (unit) => {
      const [found] = await readAll(this.inSight(unit, sight).andWhere('e.id = :id', { id }));
      return found;
    });
  }

  private inSight({ manager }: UnitOfWork, sight: Sight): SelectQueryBuilder<EnterpriseRow> {
    const query = manager
      .createQueryBuilder(EnterpriseRow, 'e')
      .leftJoin('enterprise_case', 'c', 'c.enterprise_id = e.id')
      .addSelect('c.id', 'c_id')
      .addSelect('c.office_code', 'c_office_code')
      .addSelect('c.owner_person_id', 'c_owner_person_id')
      .addSelect('c.unrouted_reason_code', 'c_unrouted_reason_code');
    switch (sight.kind) {
      case 'all':
        return query.where('true');
      case 'own':
        return query.where('e.id::text = :own', { own: sight.organisationId });
      case 'own-and-checked':
        return query.where(`(e.id::text = :own OR e.status = 'checked')`, { own: sight.organisationId });
    }
  }
}

async function readAll(query: SelectQueryBuilder<EnterpriseRow>): Promise<StoredEnterprise[]> {
  const { entities, raw } = await query.getRawAndEntities<RawCase>();
  return entities.map((row, index) => ({
    id: row.id,
    version: row.version,
    enterprise: toEnterprise(row),
    ...caseOf(raw[index]),
  }));
}

function caseOf(raw: RawCase | undefined): { case?: CaseSummary } {
  if (!raw?.c_id) return {};
  const { c_id, c_office_code, c_owner_person_id, c_unrouted_reason_code } = raw;
  return {
    case: {
      caseId: c_id,
      officeCode: c_office_code,
      ownerPersonId: c_owner_person_id,
      unroutedReasonCode: c_unrouted_reason_code,
    },
  };
}

function escapedForLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
