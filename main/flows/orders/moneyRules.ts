import { currencyDigits } from '../../base/money.ts';
import type { StoreOrder } from '../../stores/store.ts';
import type { ResolvedItem } from '../mapping/items.ts';
import type { OrderRules } from './rules.ts';
import { findTreatment } from './taxTreatment.ts';
import type { MoneyRules } from './totals/types.ts';

type Items = ReadonlyMap<string, ResolvedItem>;

/** What the money recipe needs to know of an integration, for one order; `items` are those of its lines, by their key. */
export function moneyRules(order: StoreOrder, rules: OrderRules, items: Items = new Map()): MoneyRules {
  const treatment = findTreatment(order, rules)?.treatment;
  return {
    basis: rules.basis,
    taxSystem: rules.taxSystem,
    digits: currencyDigits(order.currency),
    taxes: treatment?.taxes ?? rules.taxes,
    untaxedTaxCode: treatment?.untaxedTaxCode ?? rules.untaxedTaxCode,
    storeTax: rules.storeTax,
    // With the store's taxes as lines nothing may be taxed by its own code.
    ...(treatment?.keepsItemTaxCodes && rules.storeTax === 'nav' && { untaxedTaxCodes: codesOf(items) }),
    roundingTaxCode: rules.untaxedTaxCode,
  };
}

function codesOf(items: Items): ReadonlyMap<string, string> {
  const codes = [...items].map(([key, { item }]) => [key, item.taxCode] as const);
  return new Map(codes.filter(([, taxCode]) => taxCode !== ''));
}
