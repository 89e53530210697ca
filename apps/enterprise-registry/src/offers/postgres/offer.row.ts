import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EntityRows } from '@harbourlink/persistence';
import type { Offer, OfferContent, OfferEnding, OfferStatus } from '../domain/offer.js';

@Entity('offer')
export class OfferRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @Column('text')
  status!: OfferStatus;

  @Column('jsonb')
  content!: OfferContent;

  @Column('text', { name: 'ends_on', nullable: true })
  endsOn!: string | null;

  @Column('text', { name: 'ended_reason_code', nullable: true })
  endedReasonCode!: OfferEnding | 'expired' | null;

  /** Taken from the content, for the lists. */
  @Column('uuid', { name: 'provider_id' })
  providerId!: string;

  @Column('text', { name: 'service_codes', array: true })
  serviceCodes!: string[];
}

export function toOffer({ status, content, endsOn, endedReasonCode }: OfferRow): Offer {
  return {
    status,
    content,
    ...(endsOn === null ? {} : { endsOn }),
    ...(endedReasonCode === null ? {} : { endedReasonCode }),
  };
}

export const offerRows = new EntityRows<Offer, OfferRow>(OfferRow, {
  toState: toOffer,
  toRow: (id, { status, content, endsOn, endedReasonCode }) => ({
    id,
    status,
    content,
    endsOn: endsOn ?? null,
    endedReasonCode: endedReasonCode ?? null,
    providerId: content.providerId,
    serviceCodes: [...content.serviceCodes],
  }),
});
