import type { StoreOrder } from '../../stores/store.ts';
import type { WantedCustomer } from '../customers/chosen.ts';
import { matchRule } from '../mapping/rules.ts';
import type { OrderRules } from './rules.ts';

/** The customer that the integration's rules name for an order, whoever ordered; null where they name none. */
export function customerWanted(order: StoreOrder, rules: OrderRules): WantedCustomer | null {
  const rule = matchRule(order, rules.headerRules);
  return rule?.set.customer === undefined ? null : { no: rule.set.customer, comesFrom: rule.comesFrom };
}
