/** What is known of a firm, on either side, as far as matching is concerned. Names are not: they must not move a score. */
export interface FirmFacts {
  readonly id: string;
  readonly standing: FirmStanding;
  readonly sectorCodes: readonly string[];
  readonly placeCode?: string;
  readonly sizeCode?: string;
  readonly stageCode?: string;
  readonly languageCodes: readonly string[];
  /** Absent: not known, which is treated as none. */
  readonly hasHongKongEntity?: boolean;
}
export type FirmStanding = 'unchecked' | 'checked' | 'suspended' | 'withdrawn';

/** Drafts are nobody's business but their owner's: matching never hears of them. */
export type Publication = 'published' | 'ended';

export interface NeedFacts {
  readonly id: string;
  readonly enterpriseId: string;
  readonly publication: Publication;
  readonly serviceCodes: readonly string[];
  readonly sectorCodes: readonly string[];
  readonly marketCodes: readonly string[];
  readonly requiredAccreditationCodes: readonly string[];
  readonly stageCode?: string;
  readonly languageCodes: readonly string[];
}

/** A principal the provider works for exclusively; an empty list of services or sectors means all of them. */
export interface ExclusiveMandate {
  readonly principalId: string;
  readonly serviceCodes: readonly string[];
  readonly sectorCodes: readonly string[];
}

export interface OfferFacts {
  readonly id: string;
  readonly providerId: string;
  readonly publication: Publication;
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
}

/** One need and one offer with the firms behind them: everything a verdict is made of. */
export interface Pair {
  readonly need: NeedFacts;
  readonly enterprise: FirmFacts;
  readonly offer: OfferFacts;
  readonly provider: FirmFacts;
  /** Introductions of this offer that are open now. */
  readonly openIntroductions: number;
}

/** True when a code that is asked for is met by a code that is given. */
export type Meets = (asked: string, given: string) => boolean;

export const theSame: Meets = (asked, given) => asked === given;

/** Which codes belong together although they differ: what the taxonomy knows and the rules need. */
export interface Kinship {
  /** One service is part of the other: listing and its sponsorship. */
  readonly services: Meets;
  /** One sector lies in the other. */
  readonly sectors: Meets;
  /** The markets share an economy: Hungary and Europe. */
  readonly markets: Meets;
  /** A firm in the place comes from the region. */
  readonly origins: Meets;
}

/** The codes of `asked` that some code of `given` meets, in the order asked. */
export function common(asked: readonly string[], given: readonly string[], meets: Meets = theSame): string[] {
  return asked.filter((code) => given.some((other) => meets(code, other)));
}

/** The sectors the need is about: its own, else those of the firm. */
export function sectorsOf({ need, enterprise }: Pair): readonly string[] {
  return need.sectorCodes.length > 0 ? need.sectorCodes : enterprise.sectorCodes;
}

/** The languages the firm wants to work in: those of the need, else those of the firm. */
export function languagesAskedFor({ need, enterprise }: Pair): readonly string[] {
  return need.languageCodes.length > 0 ? need.languageCodes : enterprise.languageCodes;
}

/** The languages the provider works in: those of the offer, else those of the firm. */
export function languagesOffered({ offer, provider }: Pair): readonly string[] {
  return offer.languageCodes.length > 0 ? offer.languageCodes : provider.languageCodes;
}

/** The stage the need is about: its own, else the firm's. */
export function stageOf({ need, enterprise }: Pair): string | undefined {
  return need.stageCode ?? enterprise.stageCode;
}
