import { currencyDigits } from '../../base/money.ts';
import type { StoreOrder } from '../../stores/store.ts';
import type { OrderRules } from './rules.ts';
import type { MoneyRules } from './totals/types.ts';

/** What the money recipe needs to know of an integration, for one order. */
export function moneyRules(order: Pick<StoreOrder, 'currency'>, rules: OrderRules): MoneyRules {
  return {
    basis: rules.basis,
    taxSystem: 'vat',
    digits: currencyDigits(order.currency),
    taxes: rules.taxes,
    untaxedTaxCode: rules.untaxedTaxCode,
    roundingTaxCode: rules.untaxedTaxCode,
  };
}
