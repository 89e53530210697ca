import { onlyPresent } from '@harbourlink/kernel';
import type { LocalizedText, Money } from '@harbourlink/kernel';
import { listSorts } from '@harbourlink/persistence';
import type { ListSort } from '@harbourlink/persistence';
import {
  Code,
  Codes,
  DateOnly,
  Flag,
  Localized,
  MoneyField,
  Nested,
  PageQuery,
  Text,
  Uuid,
} from '@harbourlink/service-kit/http';
import {
  accreditationCodes,
  marketCodes,
  officeCodes,
  sectorCodes,
  serviceCodes,
  stageCodes,
  workLanguageCodes,
} from '@harbourlink/taxonomy';
import { needEndings, needStatuses } from '../domain/need.js';
import type { NeedContent, NeedEnding, NeedStatus } from '../domain/need.js';

export class BudgetFields {
  @Nested(() => MoneyField, { optional: true })
  low?: MoneyField | null;

  @Nested(() => MoneyField, { optional: true })
  high?: MoneyField | null;
}

/** What an enterprise looks for, as somebody writes it. */
export class NeedFields {
  @Uuid({ description: 'The enterprise that has the need.' })
  enterpriseId!: string;

  @Codes(serviceCodes, { max: 20 })
  serviceCodes!: string[];

  @Codes(sectorCodes, { max: 10 })
  sectorCodes!: string[];

  @Codes(marketCodes, { max: 30, description: 'Regions, or economies by their ISO 3166 alpha-2 code.' })
  marketCodes!: string[];

  @Codes(accreditationCodes, { max: 10, description: 'A provider must hold them all.' })
  requiredAccreditationCodes!: string[];

  @Code(stageCodes, { optional: true })
  stageCode?: string | null;

  @Codes(workLanguageCodes, { max: 20 })
  languageCodes!: string[];

  @Localized({ max: 4000, optional: true, description: 'In the firm’s own words.' })
  texts?: LocalizedText | null;

  @Flag({ description: 'For officers only until the firm releases it.' })
  confidential!: boolean;

  @Nested(() => BudgetFields, { optional: true })
  budget?: BudgetFields | null;

  @DateOnly({ optional: true, description: 'The day after which an answer is of no use.' })
  deadlineOn?: string | null;

  @Text({ max: 60, optional: true, pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, description: 'The event it came from.' })
  originEventCode?: string | null;
}

/** A need as plain data, without what was left out. */
export function needContentOf(fields: NeedFields): NeedContent {
  const { budget, texts, ...rest } = fields;
  const band = budget ? onlyPresent({ low: moneyOf(budget.low), high: moneyOf(budget.high) }) : {};
  return onlyPresent({
    ...rest,
    texts: { ...texts },
    budget: Object.keys(band).length > 0 ? band : undefined,
  });
}

function moneyOf(field: MoneyField | null | undefined): Money | undefined {
  return field ? { amount: field.amount, currency: field.currency } : undefined;
}

export class NeedListQuery extends PageQuery {
  @Code(needStatuses, { optional: true })
  status?: NeedStatus;

  @Uuid({ optional: true })
  enterpriseId?: string;

  @Code(serviceCodes, { optional: true })
  service?: string;

  @Code(officeCodes, { optional: true, description: "The office that has the firm's case." })
  office?: string;

  @Text({ max: 100, optional: true, description: "A part of the firm's name or of the text, in any language." })
  q?: string;

  @Code(listSorts, { optional: true, description: 'The newest first unless told.' })
  sort?: ListSort;
}

export class NeedPublicationRequest {
  @DateOnly({ optional: true, description: 'The last day, 90 to 180 days ahead; 90 unless told.' })
  endsOn?: string | null;
}

export class NeedRenewalRequest {
  @DateOnly({ description: 'The new last day, 90 to 180 days ahead and later than the present one.' })
  endsOn!: string;
}

export class NeedEndingRequest {
  @Code(needEndings)
  reasonCode!: NeedEnding;
}
