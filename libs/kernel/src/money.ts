export const currencies = ['HKD', 'CNY', 'USD'] as const;
export type Currency = (typeof currencies)[number];

/** An exact amount: `amount` is a decimal numeral with at most two places and no exponent, never a float. */
export interface Money {
  readonly amount: string;
  readonly currency: Currency;
}

/** True for a decimal numeral of at most 15 digits before and two after the point. */
export function isDecimalAmount(text: string): boolean {
  return /^(0|[1-9]\d{0,14})(\.\d{1,2})?$/.test(text);
}

/** The amount in hundredths of the currency's unit, exact. Throws a RangeError for a malformed amount. */
export function hundredthsOf(money: Money): bigint {
  if (!isDecimalAmount(money.amount)) throw new RangeError(`not a decimal amount: ${money.amount}`);
  const [whole = '0', fraction = ''] = money.amount.split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
}
