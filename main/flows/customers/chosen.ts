import { ConnectorError } from '../../base/errors.ts';
import type { NavCustomer } from '../../nav/nav.ts';
import type { StoreOrder } from '../../stores/store.ts';
import type { CustomerMatch } from './match.ts';

/** A customer that the settings name by number. */
export interface WantedCustomer {
  readonly no: string;
  /** What names it, for the plan: `rule 3: payment method paypal`. */
  readonly comesFrom: string;
}

/** The customer the settings name, if NAV has it and it may buy. */
export function chosenCustomer(
  order: Pick<StoreOrder, 'number'>,
  wanted: WantedCustomer,
  found: NavCustomer | null,
): Exclude<CustomerMatch, { kind: 'create' }> {
  if (found === null) return { kind: 'park', error: unknown(order.number, wanted) };
  if (found.blocked !== 'no') return { kind: 'park', error: blocked(order.number, wanted) };
  return { kind: 'existing', customer: found, why: wanted.comesFrom, isShoppers: false };
}

function unknown(orderNo: string, { no, comesFrom }: WantedCustomer): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'rule-customer-unknown',
    message: `Order ${orderNo} is to be written for customer ${no} (${comesFrom}), which is not in NAV.`,
    whatToDo: 'Create the customer in NAV, or correct its number in the settings of the integration, then replay.',
    params: { no, rule: comesFrom },
  });
}

function blocked(orderNo: string, { no, comesFrom }: WantedCustomer): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'rule-customer-blocked',
    message: `Order ${orderNo} is to be written for customer ${no} (${comesFrom}), which is blocked in NAV.`,
    whatToDo:
      'Clear "Blocked" on the customer card in NAV, or name another one in the settings of the integration, then replay.',
    params: { no, rule: comesFrom },
  });
}
