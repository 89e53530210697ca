import { isCalendarDate, onlyPresent } from '@harbourlink/kernel';
import { placeFromName, sectorOfIndustry } from '@harbourlink/taxonomy';
import { brNumberProblem, usccProblem } from '../../enterprises/domain/registration-numbers.js';
import type { EnterpriseProfile, Listing } from '../../enterprises/domain/enterprise-profile.js';
import type { ImportColumn, RowError, RowErrorCode } from '../domain/import.js';

/** The cells of one row by column, trimmed. */
export type Cells = Readonly<Partial<Record<ImportColumn, string>>>;

export type Problem = Omit<RowError, 'rowNumber'>;

/** What one row says of a firm. */
export interface ImportedEnterprise {
  readonly profile: EnterpriseProfile;
  /** Tells firms apart: the listing code, else a registration number. */
  readonly identity: string;
  /** True when the row names a place nobody knows. */
  readonly hasUnknownPlace: boolean;
}

const exchangeBySuffix: Readonly<Record<string, string>> = { SH: 'sse', SZ: 'szse', BJ: 'bse', HK: 'hkex' };
const boardByName: Readonly<Record<string, string>> = {
  主板: 'main-board',
  创业板: 'chinext',
  科创板: 'star-market',
  北交所: 'beijing-board',
};
const longest = 200;

/** The firm a row is about, or everything that is wrong with the row. */
export function enterpriseOfRow(cells: Cells): ImportedEnterprise | readonly Problem[] {
  const problems = [...textProblems(cells), ...identityProblems(cells), ...listingProblems(cells)];
  const names = namesOf(cells);
  if (Object.keys(names).length === 0) problems.push(problem('name-missing', 'full_name_zh', ''));
  if (problems.length > 0) return problems;
  const { area_zh: area, industry_zh: industry, uscc, br_number: brNumber } = cells;
  const place = area ? placeFromName(area) : undefined;
  const profile = onlyPresent({
    names,
    uscc: uscc || undefined,
    brNumber: brNumber || undefined,
    placeCode: place?.code,
    provinceCode: place?.provinceCode,
    sectorCodes: [sectorOfIndustry(industry ?? '')],
    industryText: industry || undefined,
    listing: listingOf(cells),
    seeks: true,
    provides: false,
    languageCodes: [],
  });
  const identity = cells.listing_code || uscc || brNumber || '';
  return { profile, identity, hasUnknownPlace: Boolean(area) && place === undefined };
}

/** The full Chinese name, else the short one; what is not given is not made up. */
function namesOf({ full_name_zh: full, short_name_zh: short, name_en: en }: Cells): EnterpriseProfile['names'] {
  return onlyPresent({ 'zh-Hans': full || short || undefined, en: en || undefined });
}

function textProblems(cells: Cells): Problem[] {
  return Object.entries(cells).flatMap(([column, value]) => {
    if (value.length > longest) return [problem('text-too-long', column, value)];
    // eslint-disable-next-line no-control-regex
    return /[\u0000-\u001f\u007f]/.test(value) ? [problem('text-malformed', column, value)] : [];
  });
}

function identityProblems({ listing_code: listingCode, uscc, br_number: brNumber }: Cells): Problem[] {
  const problems: Problem[] = [];
  if (!listingCode && !uscc && !brNumber) problems.push(problem('identity-missing', 'listing_code', ''));
  if (listingCode && !/^(\d{6}\.(SH|SZ|BJ)|\d{4,5}\.HK)$/.test(listingCode)) {
    problems.push(problem('listing-code-malformed', 'listing_code', listingCode));
  }
  if (uscc && usccProblem(uscc) === 'shape-wrong') problems.push(problem('uscc-malformed', 'uscc', uscc));
  if (brNumber && brNumberProblem(brNumber)) problems.push(problem('br-number-malformed', 'br_number', brNumber));
  return problems;
}

function listingProblems({ board_zh: board, listed_on: listedOn }: Cells): Problem[] {
  return [
    ...(listedOn && dateOf(listedOn) === undefined ? [problem('date-malformed', 'listed_on', listedOn)] : []),
    ...(board && boardByName[board] === undefined ? [problem('board-unknown', 'board_zh', board)] : []),
  ];
}

function listingOf({ listing_code: listingCode, listed_on: listedOn, board_zh: board }: Cells): Listing | undefined {
  if (!listingCode) return undefined;
  return onlyPresent({
    exchangeCode: exchangeBySuffix[listingCode.slice(-2)] ?? 'sse',
    listingCode,
    listedOn: listedOn ? dateOf(listedOn) : undefined,
    boardCode: board ? boardByName[board] : undefined,
  });
}

function dateOf(text: string): string | undefined {
  const date = text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return isCalendarDate(date) ? date : undefined;
}

function problem(reasonCode: RowErrorCode, column: string, value: string): Problem {
  return { reasonCode, column, value };
}
