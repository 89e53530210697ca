import { Injectable } from '@nestjs/common';
import { andWhere, idInCursor, keysetPage, namesContaining, sortedById, UnitsOfWork } from '@harbourlink/persistence';
import type { Condition, ListSort, Page, UnitOfWork } from '@harbourlink/persistence';
import { asInJson } from '../../as-in-json.js';
import type { Memorandum, Stage, Status } from '../domain/memorandum.js';
import { MemorandumRow, toMemorandum } from './memorandum.row.js';

export interface StoredMemorandum {
  readonly id: string;
  readonly version: number;
  readonly memorandum: Memorandum;
}

export interface MemorandaFilter {
  /** Only what this organisation signs or witnesses; absent for those who may see all. */
  readonly seenBy?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly status?: Status | undefined;
  readonly organisationId?: string | undefined;
  readonly introductionId?: string | undefined;
  readonly parentMemorandumId?: string | undefined;
  /** A part of the title or of the name of a party, in any of their languages. */
  readonly q?: string | undefined;
  readonly sort?: ListSort | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class MemorandaQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** The newest first unless told. */
  page(filter: MemorandaFilter): Promise<Page<StoredMemorandum>> {
    const last = idInCursor(filter.cursor);
    const { direction, beyond } = sortedById(filter.sort, 'm.id');
    return this.units.read(async ({ manager }) => {
      const query = manager
        .createQueryBuilder(MemorandumRow, 'm')
        .orderBy('m.id', direction)
        .limit(filter.limit + 1);
      const conditions: readonly Condition[] = [
        [last, beyond],
        [filter.stage, 'm.stage = $'],
        [filter.status, 'm.status = $'],
        [filter.introductionId, 'm.introduction_id = $'],
        [filter.parentMemorandumId, 'm.parent_memorandum_id = $'],
        [filter.organisationId, 'm.organisation_ids @> ARRAY[$]::text[]'],
        ...namesContaining('m.searched_names', asInJson(filter.q)),
        [filter.seenBy, 'm.organisation_ids @> ARRAY[$]::text[]'],
      ];
      andWhere(query, conditions);
      return keysetPage(await query.getMany(), filter.limit, ({ id }) => [id], stored);
    });
  }

  /** Undefined when there is none, or when this organisation may not see it. */
  find(id: string, seenBy?: string): Promise<StoredMemorandum | undefined> {
    return this.units.read(async (reader) => {
      const row = await reader.manager.findOneBy(MemorandumRow, { id });
      return row && (seenBy === undefined || row.organisationIds.includes(seenBy)) ? stored(row) : undefined;
    });
  }

  /** True when memoranda stand under this one. */
  async isUmbrella(unit: UnitOfWork, id: string): Promise<boolean> {
    return unit.manager.existsBy(MemorandumRow, { parentMemorandumId: id });
  }
}

function stored(row: MemorandumRow): StoredMemorandum {
  return { id: row.id, version: row.version, memorandum: toMemorandum(row) };
}
