import { Injectable } from '@nestjs/common';
import { onlyPresent } from '@harbourlink/kernel';
import type { LocalizedText } from '@harbourlink/kernel';
import { andWhere, idInCursor, keysetPage, namesContaining, sortedById, UnitsOfWork } from '@harbourlink/persistence';
import type { Condition, ListSort, Page, Reader } from '@harbourlink/persistence';
import { asInJson } from '../../as-in-json.js';
import type { Outcome, OutcomeStatus } from '../domain/outcome.js';
import { OutcomeRow, toOutcome } from './outcome.row.js';

export interface StoredOutcome {
  readonly id: string;
  readonly version: number;
  readonly outcome: Outcome;
  /** Of the enterprise it is claimed for. */
  readonly enterpriseNames?: LocalizedText;
}

export interface OutcomesFilter {
  /** Only those of this enterprise; absent for those who may see all. */
  readonly seenBy?: string | undefined;
  readonly status?: OutcomeStatus | undefined;
  /** Only those that wait for this person to correct what they claimed. */
  readonly toCorrectBy?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly memorandumId?: string | undefined;
  /** A part of the name of the enterprise, in any of its languages. */
  readonly q?: string | undefined;
  readonly sort?: ListSort | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class OutcomesQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** The newest first unless told. */
  page(filter: OutcomesFilter): Promise<Page<StoredOutcome>> {
    const last = idInCursor(filter.cursor);
    const { direction, beyond } = sortedById(filter.sort, 'o.id');
    return this.units.read(async (reader) => {
      const query = reader.manager
        .createQueryBuilder(OutcomeRow, 'o')
        .orderBy('o.id', direction)
        .limit(filter.limit + 1);
      if (filter.q !== undefined) query.innerJoin('known_enterprise', 'k', 'k.enterprise_id = o.enterprise_id');
      const conditions: readonly Condition[] = [
        [last, beyond],
        [filter.seenBy, 'o.enterprise_id::text = $'],
        [filter.status, 'o.status = $'],
        [filter.toCorrectBy, `o.claimed_by_person_id = $ AND o.status IN ('disputed', 'sent-back')`],
        [filter.enterpriseId, 'o.enterprise_id = $'],
        [filter.memorandumId, 'o.memorandum_id = $'],
        ...namesContaining('k.searched_names', asInJson(filter.q)),
      ];
      andWhere(query, conditions);
      const page = keysetPage(await query.getMany(), filter.limit, ({ id }) => [id], stored);
      return { ...page, items: await named(reader, page.items) };
    });
  }

  /** Undefined when there is none, or when this organisation may not see it. */
  find(id: string, seenBy?: string): Promise<StoredOutcome | undefined> {
    return this.units.read(async (reader) => {
      const row = await reader.manager.findOneBy(OutcomeRow, { id });
      const isVisible = row !== null && (seenBy === undefined || row.enterpriseId === seenBy);
      return isVisible ? (await named(reader, [stored(row)]))[0] : undefined;
    });
  }

  /** The outcome with the name of its enterprise: what a command leaves is without. */
  async named(outcome: StoredOutcome): Promise<StoredOutcome> {
    const [found = outcome] = await this.units.read((reader) => named(reader, [outcome]));
    return found;
  }
}

async function named(reader: Reader, outcomes: readonly StoredOutcome[]): Promise<StoredOutcome[]> {
  const rows = await reader.query<{ id: string; names: LocalizedText }>(
    `SELECT enterprise_id AS id, names FROM known_enterprise WHERE enterprise_id = ANY($1::uuid[])`,
    [[...new Set(outcomes.map(({ outcome }) => outcome.content.enterpriseId))]],
  );
  const names = new Map(rows.map((row) => [row.id, row.names]));
  return outcomes.map((each) => ({
    ...each,
    ...onlyPresent({ enterpriseNames: names.get(each.outcome.content.enterpriseId) }),
  }));
}

function stored(row: OutcomeRow): StoredOutcome {
  return { id: row.id, version: row.version, outcome: toOutcome(row) };
}
