import { isDecimalAmount } from '@harbourlink/kernel';
import type { Currency, Language } from '@harbourlink/kernel';
import { usuallyConfidentialServiceCodes } from '@harbourlink/taxonomy';
import type { Schemas } from '@harbourlink/api-client';
import { said, textOf, wordsOf } from '../parts/form-values.js';

export type NeedRequest = Schemas['enterprise-registry']['NeedFields'];

/** A need as the form holds it: what is not said is empty or undefined. Amounts stay the text that was typed. */
export interface NeedForm {
  readonly enterpriseId: string;
  readonly serviceCodes: readonly string[];
  readonly sectorCodes: readonly string[];
  readonly marketCodes: readonly string[];
  readonly requiredAccreditationCodes: readonly string[];
  readonly stageCode?: string | undefined;
  readonly languageCodes: readonly string[];
  readonly texts: Readonly<Record<Language, string>>;
  readonly confidential: boolean;
  readonly budgetLow: string;
  readonly budgetHigh: string;
  readonly currency: Currency;
  readonly deadlineOn: string;
  readonly originEventCode?: string | undefined;
}

export function emptyNeedForm(enterpriseId: string): NeedForm {
  return {
    enterpriseId,
    serviceCodes: [],
    sectorCodes: [],
    marketCodes: [],
    requiredAccreditationCodes: [],
    languageCodes: [],
    texts: wordsOf({}),
    confidential: false,
    budgetLow: '',
    budgetHigh: '',
    currency: 'HKD',
    deadlineOn: '',
  };
}

export function formOfNeed(need: NeedRequest): NeedForm {
  const { low, high } = need.budget ?? {};
  return {
    enterpriseId: need.enterpriseId,
    serviceCodes: need.serviceCodes,
    sectorCodes: need.sectorCodes,
    marketCodes: need.marketCodes,
    requiredAccreditationCodes: need.requiredAccreditationCodes,
    stageCode: need.stageCode,
    languageCodes: need.languageCodes,
    texts: wordsOf(need.texts),
    confidential: need.confidential,
    budgetLow: low?.amount ?? '',
    budgetHigh: high?.amount ?? '',
    currency: low?.currency ?? high?.currency ?? 'HKD',
    deadlineOn: need.deadlineOn ?? '',
    originEventCode: need.originEventCode,
  };
}

/** What is sent: nothing empty; amounts as exact decimals without the commas people write. */
export function needOfForm(form: NeedForm): NeedRequest {
  const { currency, stageCode, deadlineOn, originEventCode } = form;
  const moneyOf = (typed: string) => (typed.trim() === '' ? undefined : { amount: amountOf(typed), currency });
  const texts = textOf(form.texts);
  const budget = said({ low: moneyOf(form.budgetLow), high: moneyOf(form.budgetHigh) });
  // The form holds codes as plain texts; the platform says which ones it knows.
  return {
    ...said({ stageCode, deadlineOn, originEventCode }),
    ...(Object.keys(budget).length > 0 && { budget }),
    ...(Object.keys(texts).length > 0 && { texts }),
    enterpriseId: form.enterpriseId,
    serviceCodes: form.serviceCodes,
    sectorCodes: form.sectorCodes,
    marketCodes: form.marketCodes,
    requiredAccreditationCodes: form.requiredAccreditationCodes,
    languageCodes: form.languageCodes,
    confidential: form.confidential,
  } as NeedRequest;
}

function amountOf(typed: string): string {
  return typed.replaceAll(/[\s,，]/g, '');
}

/** True for an empty field and for an amount the platform can keep exactly. */
export function isAmount(typed: string): boolean {
  return typed.trim() === '' || isDecimalAmount(amountOf(typed));
}

/** Whether a need for these services usually is confidential: what the form proposes. */
export function isUsuallyConfidential(serviceCodes: readonly string[]): boolean {
  return usuallyConfidentialServiceCodes.some((code) => serviceCodes.includes(code));
}

/** The field a rule of the platform is about. */
export const fieldOfNeedRule: Readonly<Record<string, string>> = {
  'need.deadline-passed': 'deadlineOn',
  'need.budget-runs-backwards': 'budget.low.amount',
  'need.budget-currencies-differ': 'currency',
  'need.ends-outside-period': 'endsOn',
  'need.renewal-not-later': 'endsOn',
};
