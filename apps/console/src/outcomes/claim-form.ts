import type { Schemas } from '@harbourlink/api-client';
import { hundredthsOf, isDecimalAmount, onlyPresent } from '@harbourlink/kernel';
import type { Currency, LocalizedText, Money } from '@harbourlink/kernel';
import type { Outcome } from './status.js';

export type ClaimRequest = Schemas['mou-tracker']['ClaimRequest'];
export type OutcomeKind = ClaimRequest['kindCode'];

export interface YearEntry {
  readonly key: number;
  readonly year: string;
  readonly amount: string;
}

/** What is typed about an outcome before it is claimed. */
export interface ClaimEntry {
  readonly kindCode: OutcomeKind;
  readonly enterpriseId?: string;
  /** What the box shows for the firm that was chosen. */
  readonly shown?: LocalizedText;
  readonly currency: Currency;
  readonly years: readonly YearEntry[];
  readonly jobs: string;
  /** What it came of. */
  readonly origin: Pick<ClaimRequest, 'memorandumId' | 'milestoneId' | 'introductionId' | 'meetingId'>;
}

export interface ClaimOrigin {
  readonly enterpriseId?: string;
  readonly memorandumId?: string;
}

/** An empty form, for this year. */
export function beginClaim({ enterpriseId, memorandumId }: ClaimOrigin, year: number): ClaimEntry {
  return {
    kindCode: 'company-set-up',
    ...(enterpriseId !== undefined && { enterpriseId }),
    currency: 'HKD',
    years: [{ key: 1, year: `${year}`, amount: '' }],
    jobs: '',
    origin: onlyPresent({ memorandumId }),
  };
}

/** The form of an entry that is to be corrected. */
export function claimOf(outcome: Outcome): ClaimEntry {
  const { memorandumId, milestoneId, introductionId, meetingId, enterpriseNames } = outcome;
  return {
    kindCode: outcome.kindCode,
    enterpriseId: outcome.enterpriseId,
    ...(enterpriseNames && { shown: enterpriseNames }),
    currency: outcome.amounts[0]?.amount.currency ?? 'HKD',
    years: outcome.amounts.map(({ year, amount }, index) => ({
      key: index + 1,
      year: `${year}`,
      amount: amount.amount,
    })),
    jobs: outcome.jobs === undefined ? '' : `${outcome.jobs}`,
    origin: onlyPresent({ memorandumId, milestoneId, introductionId, meetingId }),
  };
}

/** What is sent; a year without an amount is left out. */
export function requestOf({ kindCode, enterpriseId = '', currency, years, jobs, origin }: ClaimEntry): ClaimRequest {
  const amounts = years
    .filter(({ amount }) => amount.trim() !== '')
    .map(({ year, amount }) => ({ year: Number(year), amount: { amount: amount.trim(), currency } }));
  return {
    enterpriseId,
    kindCode,
    amounts,
    ...(jobs.trim() !== '' && { jobs: Number(jobs) }),
    ...origin,
  };
}

/** The sum of what is typed, exact to the last digit; undefined while an amount is none. */
export function sumOf({ years, currency }: Pick<ClaimEntry, 'years' | 'currency'>): Money | undefined {
  const amounts = years.map(({ amount }) => amount.trim()).filter((amount) => amount !== '');
  if (amounts.length === 0 || !amounts.every(isDecimalAmount)) return undefined;
  const sum = amounts.reduce((total, amount) => total + hundredthsOf({ amount, currency }), 0n);
  const digits = sum.toString().padStart(3, '0');
  return { amount: `${digits.slice(0, -2)}.${digits.slice(-2)}`, currency };
}
