import { Injectable } from '@nestjs/common';
import { andWhere, idInCursor, keysetPage, UnitsOfWork } from '@harbourlink/persistence';
import type { Condition, Page, UnitOfWork } from '@harbourlink/persistence';
import { seesAllOf } from '../../access/sight.js';
import type { Sight } from '../../access/sight.js';
import type { Offer, OfferStatus } from '../domain/offer.js';
import { OfferRow, toOffer } from './offer.row.js';

export interface StoredOffer {
  readonly id: string;
  readonly version: number;
  readonly offer: Offer;
}

export interface OffersFilter {
  readonly sight: Sight;
  readonly status?: OfferStatus | undefined;
  readonly providerId?: string | undefined;
  readonly serviceCode?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class OffersQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** The newest first. */
  page(filter: OffersFilter): Promise<Page<StoredOffer>> {
    const before = idInCursor(filter.cursor);
    return this.units.read(async ({ manager }) => {
      const query = manager
        .createQueryBuilder(OfferRow, 'o')
        .orderBy('o.id', 'DESC')
        .limit(filter.limit + 1);
      const conditions: readonly Condition[] = [
        [before, 'o.id < $'],
        [filter.status, 'o.status = $'],
        [filter.providerId, 'o.provider_id = $'],
        [filter.serviceCode, 'o.service_codes @> ARRAY[$]::text[]'],
        [filter.sight.kind === 'all' ? undefined : filter.sight.organisationId, 'o.provider_id = $'],
      ];
      andWhere(query, conditions);
      return keysetPage(await query.getMany(), filter.limit, ({ id }) => [id], stored);
    });
  }

  /** Undefined when there is none, or none in sight. */
  find(id: string, sight: Sight): Promise<StoredOffer | undefined> {
    return this.units.read(async ({ manager }) => {
      const row = await manager.findOneBy(OfferRow, { id });
      return row && seesAllOf(sight, row.providerId) ? stored(row) : undefined;
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

function stored(row: OfferRow): StoredOffer {
  return { id: row.id, version: row.version, offer: toOffer(row) };
}
