import { hundredthsOf, isDecimalAmount, refuse } from '@harbourlink/kernel';
import type { Instant, Refusal } from '@harbourlink/kernel';
import type { OutcomeContent } from './outcome.js';
import type { OutcomeRefusalCode } from './outcome.refusals.js';

type Answer = Refusal<OutcomeRefusalCode> | undefined;

const EARLIEST_YEAR = 1997;
const YEARS_AHEAD = 10;

/** All that must hold of what is claimed. */
export function claimMustBeSound(content: OutcomeContent, now: Instant): Answer {
  return (
    amountsMustBeExact(content) ??
    eachYearCountsOnce(content) ??
    yearsMustBePlausible(content, now) ??
    amountsMustShareACurrency(content) ??
    moneyMustBeNamedWhereItIsThePoint(content) ??
    jobsMustBeNamedWhereTheyAreThePoint(content) ??
    milestoneNeedsItsMemorandum(content)
  );
}

function amountsMustBeExact({ amounts }: OutcomeContent): Answer {
  const wrong = amounts.find(({ amount }) => !isDecimalAmount(amount.amount) || hundredthsOf(amount) === 0n);
  return wrong ? refuse('outcome.amount-not-exact', 'invalid', { amount: wrong.amount.amount }) : undefined;
}

function eachYearCountsOnce({ amounts }: OutcomeContent): Answer {
  const years = new Set(amounts.map(({ year }) => year));
  return years.size === amounts.length ? undefined : refuse('outcome.year-named-twice', 'invalid');
}

function yearsMustBePlausible({ amounts }: OutcomeContent, now: Instant): Answer {
  const latest = Number(now.slice(0, 4)) + YEARS_AHEAD;
  const wrong = amounts.find(({ year }) => !Number.isInteger(year) || year < EARLIEST_YEAR || year > latest);
  return wrong ? refuse('outcome.year-implausible', 'invalid', { year: wrong.year }) : undefined;
}

/** Amounts of one entry are added up; sums across currencies would need a rate and a day. */
function amountsMustShareACurrency({ amounts }: OutcomeContent): Answer {
  const currencies = new Set(amounts.map(({ amount }) => amount.currency));
  return currencies.size <= 1 ? undefined : refuse('outcome.currencies-mixed', 'invalid');
}

function moneyMustBeNamedWhereItIsThePoint({ kindCode, amounts }: OutcomeContent): Answer {
  const needed = kindCode === 'investment' || kindCode === 'contract';
  return needed && amounts.length === 0 ? refuse('outcome.amount-missing', 'invalid', { kind: kindCode }) : undefined;
}

function jobsMustBeNamedWhereTheyAreThePoint({ kindCode, jobs }: OutcomeContent): Answer {
  return kindCode === 'jobs' && !jobs ? refuse('outcome.jobs-missing', 'invalid') : undefined;
}

function milestoneNeedsItsMemorandum({ milestoneId, memorandumId }: OutcomeContent): Answer {
  return milestoneId !== undefined && memorandumId === undefined
    ? refuse('outcome.milestone-without-memorandum', 'invalid')
    : undefined;
}
