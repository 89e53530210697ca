import { onlyPresent } from '@harbourlink/kernel';
import type { LocalizedText } from '@harbourlink/kernel';
import { listSorts } from '@harbourlink/persistence';
import type { ListSort } from '@harbourlink/persistence';
import { Code, Codes, DateOnly, Flag, Localized, Nested, PageQuery, Text } from '@harbourlink/service-kit/http';
import {
  boardCodes,
  exchangeCodes,
  officeCodes,
  sectorCodes,
  sizeCodes,
  stageCodes,
  workLanguageCodes,
} from '@harbourlink/taxonomy';
import type { ProfileDraft } from '../application/complete-profile.js';
import {
  changeReasons,
  enterpriseStatuses,
  refusalReasons,
  suspensionReasons,
  withdrawalReasons,
} from '../domain/enterprise.js';
import type { EnterpriseStatus } from '../domain/enterprise.js';

export class ListingFields {
  @Code(exchangeCodes)
  exchangeCode!: string;

  @Text({ max: 12, pattern: /^\d{4,6}\.(SH|SZ|BJ|HK)$/, description: 'With the suffix of the exchange: 000001.SZ' })
  listingCode!: string;

  @DateOnly({ optional: true })
  listedOn?: string | null;

  @Code(boardCodes, { optional: true })
  boardCode?: string | null;
}

/** The particulars of a firm, as somebody writes them. */
export class ProfileFields {
  @Localized({ max: 200, description: 'In at least one language.' })
  names!: LocalizedText;

  @Text({ max: 18, optional: true, description: 'Unified Social Credit Code.' })
  uscc?: string | null;

  @Text({ max: 30, optional: true, description: 'Business Registration number.' })
  brNumber?: string | null;

  @Text({
    max: 6,
    optional: true,
    pattern: /^(\d{6}|[A-Z]{2})$/,
    description: 'GB/T 2260 on the Mainland, HK, MO, TW, or ISO 3166 alpha-2.',
  })
  placeCode?: string | null;

  @Codes(sectorCodes, { max: 10 })
  sectorCodes!: string[];

  @Text({ max: 200, optional: true, description: 'The industry in the words of its source.' })
  industryText?: string | null;

  @Code(sizeCodes, { optional: true })
  sizeCode?: string | null;

  @DateOnly({ optional: true })
  foundedOn?: string | null;

  @Nested(() => ListingFields, { optional: true })
  listing?: ListingFields | null;

  @Text({ max: 300, optional: true, pattern: /^https:\/\/[^\s"'<>\\]+$/, description: 'An https address.' })
  website?: string | null;

  @Flag({ description: 'Looks for services in Hong Kong.' })
  seeks!: boolean;

  @Flag({ description: 'Provides services from Hong Kong.' })
  provides!: boolean;

  @Flag({ optional: true, description: 'Absent: not known.' })
  hasHongKongEntity?: boolean | null;

  @Code(stageCodes, { optional: true })
  stageCode?: string | null;

  @Codes(workLanguageCodes, { max: 20 })
  languageCodes!: string[];
}

/** A profile as plain data, without what was left out. */
export function profileDraftOf(fields: ProfileFields): ProfileDraft {
  const { listing, ...rest } = fields;
  return onlyPresent({
    ...rest,
    names: { ...fields.names },
    listing: listing ? onlyPresent({ ...listing }) : undefined,
  });
}

export class EnterpriseListQuery extends PageQuery {
  @Code(enterpriseStatuses, { optional: true })
  status?: EnterpriseStatus;

  @Code(['awaiting-check'], { optional: true, description: 'Submitted profiles and revisions, for officers.' })
  queue?: 'awaiting-check';

  @Code(officeCodes, { optional: true, description: 'The office of the case.' })
  office?: string;

  @Code(sectorCodes, { optional: true })
  sector?: string;

  @Text({ max: 100, optional: true, description: 'A part of a name, in any of its languages.' })
  q?: string;

  @Code(listSorts, {
    optional: true,
    description: 'By creation, the newest first unless told; with `queue` by submission, the oldest first unless told.',
  })
  sort?: ListSort;
}

export class ChangesRequest {
  @Codes(changeReasons, { min: 1 })
  reasonCodes!: string[];
}

export class RefusalRequest {
  @Code(refusalReasons)
  reasonCode!: string;
}

export class SuspensionRequest {
  @Code(suspensionReasons)
  reasonCode!: string;
}

export class WithdrawalRequest {
  @Code(withdrawalReasons)
  reasonCode!: string;
}
