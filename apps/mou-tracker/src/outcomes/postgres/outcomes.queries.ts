import { Injectable } from '@nestjs/common';
import { idInCursor, keysetPage, UnitsOfWork } from '@harbourlink/persistence';
import type { Page } from '@harbourlink/persistence';
import type { Outcome, OutcomeStatus } from '../domain/outcome.js';
import { OutcomeRow, toOutcome } from './outcome.row.js';

export interface StoredOutcome {
  readonly id: string;
  readonly version: number;
  readonly outcome: Outcome;
}

export interface OutcomesFilter {
  /** Only those of this enterprise; absent for those who may see all. */
  readonly seenBy?: string | undefined;
  readonly status?: OutcomeStatus | undefined;
  readonly enterpriseId?: string | undefined;
  readonly memorandumId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class OutcomesQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** The newest first. */
  page(filter: OutcomesFilter): Promise<Page<StoredOutcome>> {
    const before = idInCursor(filter.cursor);
    return this.units.read(async ({ manager }) => {
      const query = manager
        .createQueryBuilder(OutcomeRow, 'o')
        .orderBy('o.id', 'DESC')
        .limit(filter.limit + 1);
      if (before !== undefined) query.andWhere('o.id < :before', { before });
      if (filter.seenBy !== undefined) query.andWhere('o.enterprise_id::text = :seenBy', { seenBy: filter.seenBy });
      if (filter.status !== undefined) query.andWhere('o.status = :status', { status: filter.status });
      if (filter.enterpriseId !== undefined) query.andWhere('o.enterprise_id = :of', { of: filter.enterpriseId });
      if (filter.memorandumId !== undefined) query.andWhere('o.memorandum_id = :mou', { mou: filter.memorandumId });
      return keysetPage(await query.getMany(), filter.limit, ({ id }) => [id], stored);
    });
  }

  /** Undefined when there is none, or when this organisation may not see it. */
  find(id: string, seenBy?: string): Promise<StoredOutcome | undefined> {
    return this.units.read(async (reader) => {
      const row = await reader.manager.findOneBy(OutcomeRow, { id });
      return row && (seenBy === undefined || row.enterpriseId === seenBy) ? stored(row) : undefined;
    });
  }
}

function stored(row: OutcomeRow): StoredOutcome {
  return { id: row.id, version: row.version, outcome: toOutcome(row) };
}
