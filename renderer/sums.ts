import type { Money } from '../main/contract/views.ts';

/** Decimal text as a whole number of its smallest unit, so that adding is exact. */
const unitsOf = (amount: string, digits: number): bigint => {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(digits, '0'));
};

const digitsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;

const textOf = (units: bigint, digits: number): string => {
  if (digits === 0) return String(units);
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  return `${units < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

const sum = (amounts: readonly string[]): string => {
  const digits = Math.max(...amounts.map(digitsOf));
  return textOf(
    amounts.reduce((total, amount) => total + unitsOf(amount, digits), 0n),
    digits,
  );
};

/** One exact sum per currency, in the order in which the currencies occur. */
export const sumsOf = (all: readonly Money[]): readonly Money[] =>
  [...Map.groupBy(all, ({ currency }) => currency)].map(([currency, those]) => ({
    currency,
    amount: sum(those.map(({ amount }) => amount)),
  }));
