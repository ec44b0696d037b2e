import type { StoreOrder } from '../../stores/store.ts';
import type { WantedCustomer } from '../customers/chosen.ts';
import { matchRule } from '../mapping/rules.ts';
import type { OrderRules } from './rules.ts';
import { findTreatment } from './taxTreatment.ts';

/**
 * The customer that the integration names for an order: by a rule, whoever ordered, else for guests by the way the order
 * is taxed. null where it names none, so that the customer is found or made.
 */
export function customerWanted(order: StoreOrder, rules: OrderRules): WantedCustomer | null {
  const rule = matchRule(order, rules.headerRules);
  if (rule?.set.customer !== undefined) return { no: rule.set.customer, comesFrom: rule.comesFrom };
  const found = order.customerKey === null ? findTreatment(order, rules) : null;
  const no = found?.treatment.customer;
  return found && no !== undefined ? { no, comesFrom: found.comesFrom } : null;
}
