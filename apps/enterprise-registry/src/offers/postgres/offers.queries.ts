import { Injectable } from '@nestjs/common';
import { onlyPresent } from '@harbourlink/kernel';
import type { LocalizedText } from '@harbourlink/kernel';
import { andWhere, containing, idInCursor, keysetPage, sortedById, UnitsOfWork } from '@harbourlink/persistence';
import type { Condition, ListSort, Page, Reader, UnitOfWork } from '@harbourlink/persistence';
import { seesAllOf } from '../../access/sight.js';
import type { Sight } from '../../access/sight.js';
import { namesOfFirms } from '../../enterprises/postgres/names-of-firms.js';
import type { Offer, OfferStatus } from '../domain/offer.js';
import { OfferRow, toOffer } from './offer.row.js';

export interface StoredOffer {
  readonly id: string;
  readonly version: number;
  readonly offer: Offer;
  /** Of the firm it belongs to. */
  readonly names?: LocalizedText;
}

export interface OffersFilter {
  readonly sight: Sight;
  readonly status?: OfferStatus | undefined;
  readonly providerId?: string | undefined;
  readonly serviceCode?: string | undefined;
  /** The office that has the firm's case. */
  readonly officeCode?: string | undefined;
  /** A part of the firm's name, or of the text. */
  readonly q?: string | undefined;
  readonly sort?: ListSort | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class OffersQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** The newest first unless told. */
  page(filter: OffersFilter): Promise<Page<StoredOffer>> {
    const { direction, beyond } = sortedById(filter.sort, 'o.id');
    return this.units.read(async (reader) => {
      const query = reader.manager
        .createQueryBuilder(OfferRow, 'o')
        .orderBy('o.id', direction)
        .limit(filter.limit + 1);
      const conditions: readonly Condition[] = [
        [idInCursor(filter.cursor), beyond],
        [filter.status, 'o.status = $'],
        [filter.providerId, 'o.provider_id = $'],
        [filter.serviceCode, 'o.service_codes @> ARRAY[$]::text[]'],
        [filter.sight.kind === 'all' ? undefined : filter.sight.organisationId, 'o.provider_id = $'],
        [filter.officeCode, 'o.provider_id IN (SELECT c.enterprise_id FROM enterprise_case c WHERE c.office_code = $)'],
        [containing(filter.q), ofThatNameOrText],
      ];
      andWhere(query, conditions);
      const rows = await query.getMany();
      const names = await namesOf(reader, rows);
      return keysetPage(
        rows,
        filter.limit,
        ({ id }) => [id],
        (row) => stored(row, names),
      );
    });
  }

  /** Undefined when there is none, or none in sight. */
  find(id: string, sight: Sight): Promise<StoredOffer | undefined> {
    return this.units.read(async (reader) => {
      const row = await reader.manager.findOneBy(OfferRow, { id });
      return row && seesAllOf(sight, row.providerId) ? stored(row, await namesOf(reader, [row])) : undefined;
    });
  }

  async providerOf(unit: UnitOfWork, id: string): Promise<string | undefined> {
    const [row] = await unit.query<{ provider_id: string }>('SELECT provider_id FROM offer WHERE id = $1', [id]);
    return row?.provider_id;
  }

  async openOnesOf(unit: UnitOfWork, providerId: string): Promise<readonly string[]> {
    const rows = await unit.query<{ id: string }>(
      `SELECT id FROM offer WHERE provider_id = $1 AND status <> 'ended' ORDER BY id`,
      [providerId],
    );
    return rows.map(({ id }) => id);
  }

  /** Published ones whose last day is over in Hong Kong, by the database's clock. */
  whoseLastDayIsOver(limit: number): Promise<readonly string[]> {
    return this.units.read(async (reader) => {
      const rows = await reader.query<{ id: string }>(
        `SELECT id FROM offer
          WHERE status = 'published' AND ends_on < to_char(now() AT TIME ZONE 'Asia/Hong_Kong', 'YYYY-MM-DD')
          ORDER BY ends_on, id LIMIT $1`,
        [limit],
      );
      return rows.map(({ id }) => id);
    });
  }
}

/** Asked for row by row: the names of every firm are not read for the offers of one. */
const ofThatNameOrText = `(EXISTS (SELECT 1 FROM enterprise e WHERE e.id = o.provider_id AND e.searched_names LIKE $)
  OR EXISTS (SELECT 1 FROM jsonb_each_text(o.content -> 'texts') AS t WHERE lower(t.value) LIKE $))`;

const namesOf = (reader: Reader, rows: readonly OfferRow[]) =>
  namesOfFirms(
    reader,
    rows.map(({ providerId }) => providerId),
  );

function stored(row: OfferRow, names: ReadonlyMap<string, LocalizedText>): StoredOffer {
  return {
    id: row.id,
    version: row.version,
    offer: toOffer(row),
    ...onlyPresent({ names: names.get(row.providerId) }),
  };
}
