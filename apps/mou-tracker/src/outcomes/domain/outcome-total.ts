import { hundredthsOf } from '@harbourlink/kernel';
import type { Money } from '@harbourlink/kernel';
import type { YearlyAmount } from './outcome.js';

/** The exact sum over the years, with two decimals; undefined when no amount is claimed. */
export function totalOf(amounts: readonly YearlyAmount[]): Money | undefined {
  const [first] = amounts;
  if (first === undefined) return undefined;
  const hundredths = amounts.reduce((sum, { amount }) => sum + hundredthsOf(amount), 0n);
  const fraction = String(hundredths % 100n).padStart(2, '0');
  return { amount: `${hundredths / 100n}.${fraction}`, currency: first.amount.currency };
}
