import type { LocalizedText } from '@harbourlink/kernel';

/** Where a firm's shares are listed. */
export interface Listing {
  readonly exchangeCode: string;
  /** With the exchange's suffix: 000001.SZ */
  readonly listingCode: string;
  readonly listedOn?: string;
  readonly boardCode?: string;
}

/** What a firm says about itself: its particulars, never a person's. */
export interface EnterpriseProfile {
  readonly names: LocalizedText;
  /** Unified Social Credit Code of a Mainland firm. */
  readonly uscc?: string;
  /** Hong Kong Business Registration number. */
  readonly brNumber?: string;
  readonly placeCode?: string;
  /** The province-level unit the place lies in; present whenever the place is on the Mainland. */
  readonly provinceCode?: string;
  readonly sectorCodes: readonly string[];
  /** The industry in the words of an imported file. */
  readonly industryText?: string;
  readonly sizeCode?: string;
  readonly foundedOn?: string;
  readonly listing?: Listing;
  readonly website?: string;
  readonly seeks: boolean;
  readonly provides: boolean;
  /** Absent: not known. */
  readonly hasHongKongEntity?: boolean;
  readonly stageCode?: string;
  readonly languageCodes: readonly string[];
}
