import { type Big, roundTo, roundUpTo, zero } from '../../../base/money.ts';

// NAV stores what is sent; five decimals are kept whatever the currency's unit-amount precision is.
const MOST_DECIMALS = 5;
const ALL = 100;

export interface UnitPrice {
  readonly price: Big;
  /** Decimals the price needs, at least the currency's. */
  readonly decimals: number;
  /** What `Round(quantity x price)` is above the list amount; has to go into the discount. */
  readonly surplus: Big;
}

/**
 * The unit price with the fewest decimals whose rounded product with the quantity is `list`. Where five decimals do not
 * do (large quantities), they are rounded up and the surplus is told. Returns null for a negative amount without an
 * exact price, because NAV takes no negative discount.
 */
export function findUnitPrice(list: Big, quantity: Big, digits: number): UnitPrice | null {
  const exact = list.div(quantity);
  for (let decimals = digits; decimals <= MOST_DECIMALS; decimals += 1) {
    const price = roundTo(exact, decimals);
    if (roundTo(price.times(quantity), digits).eq(list)) return { price, decimals, surplus: zero };
  }
  if (list.lt(0)) return null;
  const price = roundUpTo(exact, MOST_DECIMALS);
  return { price, decimals: MOST_DECIMALS, surplus: roundTo(price.times(quantity), digits).minus(list) };
}

export interface LinePrice extends UnitPrice {
  /** What the price is made of: the amount before coupons, or the amount paid. */
  readonly list: Big;
  /** `Round(quantity x price)` less what the line has to be; never negative. */
  readonly discount: Big;
}

/**
 * Price and discount amount that make exactly `target`, starting from the amount before coupons where a discount can
 * say the difference. Returns null when NAV cannot express it.
 */
export function priceLine(listWanted: Big, target: Big, quantity: Big, digits: number): LinePrice | null {
  // NAV's discounts lie between 0 and the whole line, so an amount above the list or below zero is sent as it is.
  const list = target.lt(0) || target.gt(listWanted) ? target : listWanted;
  const found = priceWithDiscount(list, target, quantity, digits);
  if (found && !readsAsAll(found, target)) return found;
  const withoutDiscount = list.eq(target) ? null : priceWithDiscount(target, target, quantity, digits);
  return withoutDiscount && !readsAsAll(withoutDiscount, target) ? withoutDiscount : null;
}

function priceWithDiscount(list: Big, target: Big, quantity: Big, digits: number): LinePrice | null {
  const price = findUnitPrice(list, quantity, digits);
  return price && { ...price, list, discount: list.plus(price.surplus).minus(target) };
}

/** NAV keeps the discount as a percentage with five decimals; what rounds to 100 posts as 0, also if a cent should remain. */
function readsAsAll({ list, surplus, discount }: LinePrice, target: Big): boolean {
  if (target.eq(0) || discount.eq(0)) return false;
  return roundTo(discount.div(list.plus(surplus)).times(100), MOST_DECIMALS).gte(ALL);
}
