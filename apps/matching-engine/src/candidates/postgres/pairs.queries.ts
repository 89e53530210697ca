import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@harbourlink/persistence';
import { openStatuses } from '../../introductions/domain/introduction.js';
import type { FirmStanding, Pair, Publication } from '../domain/facts.js';
import { knownFirm, knownNeed, knownOffer } from '../domain/known.js';
import type { KnownFirm, KnownNeed, KnownOffer, NeedContent, OfferContent, Profile } from '../domain/known.js';

/** A pair with what people read about it. */
export interface KnownPair {
  readonly pair: Pair;
  readonly need: KnownNeed;
  readonly enterprise: KnownFirm;
  readonly offer: KnownOffer;
  readonly provider: KnownFirm;
}

interface PairRow {
  need_id: string;
  need_publication: Publication;
  need_content: NeedContent;
  enterprise_id: string;
  enterprise_standing: FirmStanding | null;
  enterprise_profile: Profile | null;
  offer_id: string;
  offer_publication: Publication;
  offer_content: OfferContent;
  provider_id: string;
  provider_standing: FirmStanding | null;
  provider_profile: Profile | null;
  open_introductions: number;
}

const select = `
  SELECT n.need_id, n.publication AS need_publication, n.content AS need_content,
         n.enterprise_id, e.standing AS enterprise_standing, e.profile AS enterprise_profile,
         o.offer_id, o.publication AS offer_publication, o.content AS offer_content,
         o.provider_id, p.standing AS provider_standing, p.profile AS provider_profile,
         (SELECT count(*) FROM introduction i
           WHERE i.offer_ids @> ARRAY[o.offer_id] AND i.status = ANY('{${openStatuses.join(',')}}'))::int AS open_introductions
    FROM known_need n
    CROSS JOIN known_offer o
    LEFT JOIN known_enterprise e ON e.enterprise_id = n.enterprise_id
    LEFT JOIN known_enterprise p ON p.enterprise_id = o.provider_id`;

/** Pairs with the facts of both sides, ready to be judged. */
@Injectable()
export class PairsQueries {
  async find(unit: UnitOfWork, needId: string, offerId: string): Promise<KnownPair | undefined> {
    const [row] = await unit.query<PairRow>(`${select} WHERE n.need_id = $1 AND o.offer_id = $2`, [needId, offerId]);
    return row && toPair(row);
  }

  /** The need with every live offer of one of these services, and with every offer it is suggested to already. */
  async ofNeed(unit: UnitOfWork, needId: string, serviceCodes: readonly string[]): Promise<KnownPair[]> {
    const rows = await unit.query<PairRow>(
      `${select}
        WHERE n.need_id = $1
          AND ((o.publication = 'published' AND o.service_codes && $2)
               OR o.offer_id IN (SELECT s.offer_id FROM suggestion s WHERE s.need_id = $1))`,
      [needId, serviceCodes],
    );
    return rows.map(toPair);
  }

  /** The offer with every live need for one of these services, and with every need it is suggested to already. */
  async ofOffer(unit: UnitOfWork, offerId: string, serviceCodes: readonly string[]): Promise<KnownPair[]> {
    const rows = await unit.query<PairRow>(
      `${select}
        WHERE o.offer_id = $1
          AND ((n.publication = 'published' AND n.service_codes && $2)
               OR n.need_id IN (SELECT s.need_id FROM suggestion s WHERE s.offer_id = $1))`,
      [offerId, serviceCodes],
    );
    return rows.map(toPair);
  }

  /** The services an offer names; undefined while it is not known. */
  async servicesOfOffer(unit: UnitOfWork, offerId: string): Promise<readonly string[] | undefined> {
    const [row] = await unit.query<{ service_codes: string[] }>(
      `SELECT service_codes FROM known_offer WHERE offer_id = $1`,
      [offerId],
    );
    return row?.service_codes;
  }

  /** What a firm has published and not ended, on either side. */
  async publishedBy(unit: UnitOfWork, enterpriseId: string): Promise<{ needIds: string[]; offerIds: string[] }> {
    const needs = await unit.query<{ id: string }>(
      `SELECT need_id AS id FROM known_need WHERE enterprise_id = $1 AND publication = 'published'`,
      [enterpriseId],
    );
    const offers = await unit.query<{ id: string }>(
      `SELECT offer_id AS id FROM known_offer WHERE provider_id = $1 AND publication = 'published'`,
      [enterpriseId],
    );
    return { needIds: needs.map(({ id }) => id), offerIds: offers.map(({ id }) => id) };
  }
}

function toPair(row: PairRow): KnownPair {
  const need = knownNeed(row.need_id, row.need_publication, row.need_content);
  const enterprise = knownFirm(row.enterprise_id, row.enterprise_standing, row.enterprise_profile);
  const offer = knownOffer(row.offer_id, row.offer_publication, row.offer_content);
  const provider = knownFirm(row.provider_id, row.provider_standing, row.provider_profile);
  return {
    ...{ need, enterprise, offer, provider },
    pair: {
      need: need.facts,
      enterprise: enterprise.facts,
      offer: offer.facts,
      provider: provider.facts,
      openIntroductions: row.open_introductions,
    },
  };
}
