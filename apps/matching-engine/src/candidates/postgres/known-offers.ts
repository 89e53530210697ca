import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@harbourlink/persistence';
import type { OfferContent } from '../domain/known.js';

/** Copies of offers from their publication on. */
@Injectable()
export class KnownOffers {
  async publish(unit: UnitOfWork, offerId: string, version: number, content: OfferContent): Promise<void> {
    await unit.query(
      `INSERT INTO known_offer (offer_id, version, provider_id, publication, service_codes, content)
       VALUES ($1, $2, $3, 'published', $4, $5)
       ON CONFLICT (offer_id) DO UPDATE SET version = $2, publication = 'published', service_codes = $4, content = $5`,
      [offerId, version, content.providerId, content.serviceCodes, JSON.stringify(content)],
    );
  }

  /** A draft's revision finds no copy and leaves none. */
  async revise(unit: UnitOfWork, offerId: string, version: number, content: OfferContent): Promise<void> {
    await unit.query(`UPDATE known_offer SET version = $2, service_codes = $3, content = $4 WHERE offer_id = $1`, [
      offerId,
      version,
      content.serviceCodes,
      JSON.stringify(content),
    ]);
  }

  async end(unit: UnitOfWork, offerId: string, version: number): Promise<void> {
    await unit.query(`UPDATE known_offer SET version = $2, publication = 'ended' WHERE offer_id = $1`, [
      offerId,
      version,
    ]);
  }

  /** The version of the copy; undefined while the offer is not known. */
  async versionOf(unit: UnitOfWork, offerId: string): Promise<number | undefined> {
    const [row] = await unit.query<{ version: number }>(`SELECT version FROM known_offer WHERE offer_id = $1`, [
      offerId,
    ]);
    return row?.version;
  }
}
