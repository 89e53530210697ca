import { Injectable } from '@nestjs/common';
import { andWhere, idInCursor, keysetPage, namesContaining, sortedById, UnitsOfWork } from '@harbourlink/persistence';
import type { Condition, ListSort, Page, Reader, UnitOfWork } from '@harbourlink/persistence';
import type { LocalizedText } from '@harbourlink/kernel';
import type { Case, CaseStatus } from '../domain/case.js';
import { CaseRow, toCase } from './case.row.js';

export interface StoredCase {
  readonly id: string;
  readonly version: number;
  readonly case: Case;
  /** Of the enterprise, for lists. */
  readonly names: LocalizedText;
  readonly enterpriseStatus: string;
}

export interface CasesFilter {
  readonly officeCode?: string | undefined;
  readonly status?: CaseStatus | undefined;
  readonly ownerPersonId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  /** A part of the enterprise's name. */
  readonly q?: string | undefined;
  readonly sort?: ListSort | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class CasesQueries {
  constructor(private readonly units: UnitsOfWork) {}

  async idOfCaseOf(unit: UnitOfWork, enterpriseId: string): Promise<string | undefined> {
    const row = await unit.manager.findOne(CaseRow, { where: { enterpriseId }, select: { id: true } });
    return row?.id;
  }

  /** The newest first unless told. */
  page(filter: CasesFilter): Promise<Page<StoredCase>> {
    const { direction, beyond } = sortedById(filter.sort, 'c.id');
    return this.units.read(async (reader) => {
      const conditions: readonly Condition[] = [
        [idInCursor(filter.cursor), beyond],
        [filter.officeCode, 'c.office_code = $'],
        [filter.status, 'c.status = $'],
        [filter.ownerPersonId, 'c.owner_person_id = $'],
        [filter.enterpriseId, 'c.enterprise_id = $'],
        ...namesContaining('e.searched_names', filter.q),
      ];
      const rows = await this.read(reader, filter.limit + 1, conditions, direction);
      return keysetPage(
        rows,
        filter.limit,
        ({ id }) => [id],
        (row) => row,
      );
    });
  }

  find(id: string): Promise<StoredCase | undefined> {
    return this.units.read(async (reader) => (await this.read(reader, 1, [[id, 'c.id = $']]))[0]);
  }

  private async read(
    reader: Reader,
    limit: number,
    conditions: readonly Condition[],
    direction: 'ASC' | 'DESC' = 'DESC',
  ): Promise<StoredCase[]> {
    const query = reader.manager
      .createQueryBuilder(CaseRow, 'c')
      .innerJoin('enterprise', 'e', 'e.id = c.enterprise_id')
      .addSelect('e.profile', 'e_profile')
      .addSelect('e.status', 'e_status')
      .orderBy('c.id', direction)
      .limit(limit);
    andWhere(query, conditions);
    const { entities, raw } = await query.getRawAndEntities<{
      e_profile: { names: LocalizedText };
      e_status: string;
    }>();
    return entities.map((row, index) => ({
      id: row.id,
      version: row.version,
      case: toCase(row),
      names: raw[index]?.e_profile.names ?? {},
      enterpriseStatus: raw[index]?.e_status ?? '',
    }));
  }
}
