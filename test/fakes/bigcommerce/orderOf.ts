import type { Call } from './call.ts';
import { idOf } from './call.ts';
import { notFound } from './errors.ts';
import type { Order } from './orderState.ts';

/** The order that the address names, archived ones too. @throws StoreError 404 */
export function orderOf(call: Call): Order {
  const order = call.store.orders.find((each) => each.id === idOf(call));
  if (order === undefined) throw notFound();
  return order;
}
