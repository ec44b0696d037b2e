import { type NavBooks, openBooks } from './books.ts';
import { drawCart } from './drawCart.ts';
import { judgeCart, type Verdict } from './judge.ts';

export interface CartsReport {
  readonly carts: number;
  readonly equal: number;
  /** Of the equal ones: with a rounding line, and with prices put right once after the write. */
  readonly withRounding: number;
  readonly repaired: number;
  /** How many wait for a person, by cause. */
  readonly parked: Readonly<Record<string, number>>;
  readonly wrong: readonly { readonly seed: number; readonly faults: readonly string[] }[];
  /** Of posted documents that are equal: the greatest difference of one rate's tax, in units of the currency. */
  readonly worstTaxUnits: number;
}

/** Judges the carts of so many seeds, one after another. */
export function runCarts(count: number, firstSeed: number, books: NavBooks = openBooks()): CartsReport {
  const parked: Record<string, number> = {};
  const wrong: CartsReport['wrong'][number][] = [];
  const sums = { equal: 0, withRounding: 0, repaired: 0, worstTaxUnits: 0 };
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const { verdict, withRounding, repaired, worstTaxUnits } = judgeCart(drawCart(seed), books);
    if (verdict.kind === 'parked') parked[causeOf(verdict)] = (parked[causeOf(verdict)] ?? 0) + 1;
    if (verdict.kind === 'wrong') wrong.push({ seed, faults: verdict.faults });
    if (verdict.kind !== 'equal') continue;
    sums.equal += 1;
    if (withRounding) sums.withRounding += 1;
    if (repaired) sums.repaired += 1;
    sums.worstTaxUnits = Math.max(sums.worstTaxUnits, worstTaxUnits);
  }
  return { carts: count, ...sums, parked, wrong };
}

function causeOf({ code, stage }: Extract<Verdict, { kind: 'parked' }>): string {
  return stage === 'plan' ? code : `${code} after the write`;
}

export function parkedIn({ parked }: CartsReport): number {
  return Object.values(parked).reduce((total, count) => total + count, 0);
}
