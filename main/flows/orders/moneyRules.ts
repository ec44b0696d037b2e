import type { StoreOrder } from '../../stores/store.ts';
import type { OrderRules } from './rules.ts';
import type { MoneyRules } from './totals/types.ts';

/** What the money recipe needs to know of an integration, for one order. */
export function moneyRules(order: Pick<StoreOrder, 'currencyDigits'>, rules: OrderRules): MoneyRules {
  return {
    basis: rules.basis,
    taxSystem: 'vat',
    digits: order.currencyDigits,
    taxes: rules.taxes,
    untaxedTaxCode: rules.untaxedTaxCode,
    roundingTaxCode: rules.untaxedTaxCode,
  };
}
