import type { Audit } from '../audit/audit.ts';
import { startOfDay } from '../base/ports.ts';
import type { Actor } from '../contract/calls.ts';
import type { OrderTableRow, Person } from '../flows/orders/bookRows.ts';

export interface LooksParts {
  readonly audit: Pick<Audit, 'append' | 'entries'>;
  readonly now: () => number;
  transaction<T>(work: () => T): T;
}

type Shown = Pick<OrderTableRow, 'integration_id' | 'store_key' | 'order_no'>;

/**
 * Enters that somebody saw whose order it is: once per person, order and day, however often the window asks. The shopper's
 * address finds the entry, so that they can be told who has looked. A list of orders is everybody's daily work and no entry;
 * a viewer sees nobody's name.
 */
export function createLooks({ audit, now, transaction }: LooksParts) {
  let [day, entered] = ['', new Set<string>()];

  /** Also in an earlier life of the program. */
  function isEntered(order: Shown, actor: string): boolean {
    const { integration_id: integrationId, store_key: orderKey } = order;
    return audit.entries({ integrationId, orderKey, kind: KIND, actor, from: day, limit: 1 }).length > 0;
  }

  return (order: Shown, { name, email }: Person, { name: by, role }: Actor): void => {
    if (role === 'viewer' || (name === '' && email === '')) return;
    const today = startOfDay(now());
    if (today !== day) [day, entered] = [today, new Set()];
    const actor = `person:${by}`;
    const look = JSON.stringify([actor, order.integration_id, order.store_key]);
    if (entered.has(look)) return;
    if (!isEntered(order, actor)) transaction(() => tell(audit, order, email, actor));
    entered.add(look);
  };
}

const KIND = 'order.viewed';

function tell(audit: Pick<Audit, 'append'>, order: Shown, email: string, actor: string): void {
  audit.append({
    kind: KIND,
    actor,
    status: 'fine',
    integrationId: order.integration_id,
    orderKey: order.store_key,
    orderNo: order.order_no,
    ...(email !== '' && { subjects: [email] }),
  });
}
