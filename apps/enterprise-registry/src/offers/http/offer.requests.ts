import type { LocalizedText } from '@harbourlink/kernel';
import { listSorts } from '@harbourlink/persistence';
import type { ListSort } from '@harbourlink/persistence';
import {
  Code,
  Codes,
  DateOnly,
  Flag,
  Localized,
  NestedList,
  PageQuery,
  Text,
  Uuid,
  Whole,
} from '@harbourlink/service-kit/http';
import {
  accreditationCodes,
  marketCodes,
  officeCodes,
  originCodes,
  sectorCodes,
  serviceCodes,
  sizeCodes,
  stageCodes,
  workLanguageCodes,
} from '@harbourlink/taxonomy';
import { offerEndings, offerStatuses } from '../domain/offer.js';
import type { OfferContent, OfferEnding, OfferStatus } from '../domain/offer.js';

export class ExclusiveMandateFields {
  @Uuid({ description: 'The firm the provider works for exclusively.' })
  principalId!: string;

  @Codes(serviceCodes, { max: 20, description: 'Empty: every service.' })
  serviceCodes!: string[];

  @Codes(sectorCodes, { max: 10, description: 'Empty: every sector.' })
  sectorCodes!: string[];
}

/** What a provider offers and to whom, as somebody writes it. */
export class OfferFields {
  @Uuid({ description: 'The provider.' })
  providerId!: string;

  @Codes(serviceCodes, { max: 20 })
  serviceCodes!: string[];

  @Codes(sectorCodes, { max: 20, description: 'Sectors served; empty: all.' })
  servesSectorCodes!: string[];

  @Codes(sizeCodes, { max: 4, description: 'Sizes of firms served; empty: all.' })
  servesSizeCodes!: string[];

  @Codes(originCodes, { max: 40, description: 'Where firms may come from; empty: anywhere.' })
  servesRegionCodes!: string[];

  @Codes(marketCodes, { max: 40, description: 'Markets the provider can help in.' })
  marketCodes!: string[];

  @Codes(stageCodes, { max: 9, description: 'Stages served; empty: all.' })
  servesStageCodes!: string[];

  @Flag({ description: 'Only firms with an entity in Hong Kong can be served.' })
  requiresHongKongEntity!: boolean;

  @Codes(accreditationCodes, { max: 18, description: 'Accreditations and licences held.' })
  accreditationCodes!: string[];

  @Codes(workLanguageCodes, { max: 20 })
  languageCodes!: string[];

  @Whole({ min: 0, max: 1000, description: 'Introductions that can be open at a time.' })
  capacity!: number;

  @NestedList(() => ExclusiveMandateFields, { max: 20 })
  exclusiveMandates!: ExclusiveMandateFields[];

  @Localized({ max: 4000, optional: true, description: 'In the provider’s own words.' })
  texts?: LocalizedText | null;
}

/** An offer as plain data. */
export function offerContentOf({ texts, exclusiveMandates, ...rest }: OfferFields): OfferContent {
  return { ...rest, exclusiveMandates: exclusiveMandates.map((mandate) => ({ ...mandate })), texts: { ...texts } };
}

export class OfferListQuery extends PageQuery {
  @Code(offerStatuses, { optional: true })
  status?: OfferStatus;

  @Uuid({ optional: true })
  providerId?: string;

  @Code(serviceCodes, { optional: true })
  service?: string;

  @Code(officeCodes, { optional: true, description: "The office that has the firm's case." })
  office?: string;

  @Text({ max: 100, optional: true, description: "A part of the firm's name or of the text, in any language." })
  q?: string;

  @Code(listSorts, { optional: true, description: 'The newest first unless told.' })
  sort?: ListSort;
}

export class OfferPublicationRequest {
  @DateOnly({ optional: true, description: 'The last day, 90 to 180 days ahead; 90 unless told.' })
  endsOn?: string | null;
}

export class OfferRenewalRequest {
  @DateOnly({ description: 'The new last day, 90 to 180 days ahead and later than the present one.' })
  endsOn!: string;
}

export class OfferEndingRequest {
  @Code(offerEndings)
  reasonCode!: OfferEnding;
}
