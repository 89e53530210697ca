import type { LocalizedText } from '@harbourlink/kernel';
import type { ExclusiveMandate, FirmFacts, FirmStanding, NeedFacts, OfferFacts, Publication } from './facts.js';

/** A firm as the registry last checked it: what is matched, and what people read. */
export interface KnownFirm {
  readonly id: string;
  readonly standing: FirmStanding;
  readonly names: LocalizedText;
  readonly facts: FirmFacts;
}

export interface KnownNeed {
  readonly id: string;
  readonly facts: NeedFacts;
  readonly texts: LocalizedText;
  readonly confidential: boolean;
}

export interface KnownOffer {
  readonly id: string;
  readonly facts: OfferFacts;
  readonly texts: LocalizedText;
}

/** The parts of the registry's messages that matching reads. */
export interface Profile {
  readonly names: LocalizedText;
  readonly placeCode?: string;
  readonly sectorCodes: readonly string[];
  readonly sizeCode?: string;
  readonly stageCode?: string;
  readonly languageCodes: readonly string[];
  readonly hasHongKongEntity?: boolean;
}

export interface NeedContent {
  readonly enterpriseId: string;
  readonly serviceCodes: readonly string[];
  readonly sectorCodes: readonly string[];
  readonly marketCodes: readonly string[];
  readonly requiredAccreditationCodes: readonly string[];
  readonly stageCode?: string;
  readonly languageCodes: readonly string[];
  readonly texts: LocalizedText;
  readonly confidential: boolean;
}

export interface OfferContent {
  readonly providerId: string;
  readonly serviceCodes: readonly string[];
  readonly servesSectorCodes: readonly string[];
  readonly servesSizeCodes: readonly string[];
  readonly servesRegionCodes: readonly string[];
  readonly servesStageCodes: readonly string[];
  readonly marketCodes: readonly string[];
  readonly requiresHongKongEntity: boolean;
  readonly accreditationCodes: readonly string[];
  readonly languageCodes: readonly string[];
  readonly capacity: number;
  readonly exclusiveMandates: readonly ExclusiveMandate[];
  readonly texts: LocalizedText;
}

/** A firm nothing was heard of counts as not checked. */
export function knownFirm(id: string, standing: FirmStanding | null, profile: Profile | null): KnownFirm {
  const { placeCode, sizeCode, stageCode, hasHongKongEntity } = profile ?? {};
  return {
    id,
    standing: standing ?? 'unchecked',
    names: profile?.names ?? {},
    facts: {
      id,
      standing: standing ?? 'unchecked',
      sectorCodes: profile?.sectorCodes ?? [],
      languageCodes: profile?.languageCodes ?? [],
      ...(placeCode === undefined ? {} : { placeCode }),
      ...(sizeCode === undefined ? {} : { sizeCode }),
      ...(stageCode === undefined ? {} : { stageCode }),
      ...(hasHongKongEntity === undefined ? {} : { hasHongKongEntity }),
    },
  };
}

export function knownNeed(id: string, publication: Publication, content: NeedContent): KnownNeed {
  const { texts, confidential, stageCode } = content;
  const { enterpriseId, serviceCodes, sectorCodes, marketCodes, requiredAccreditationCodes, languageCodes } = content;
  return {
    id,
    texts,
    confidential,
    facts: {
      ...{ id, enterpriseId, publication, serviceCodes, sectorCodes, marketCodes, languageCodes },
      requiredAccreditationCodes,
      ...(stageCode === undefined ? {} : { stageCode }),
    },
  };
}

export function knownOffer(id: string, publication: Publication, { texts, ...facts }: OfferContent): KnownOffer {
  return { id, texts, facts: { id, publication, ...facts } };
}
