import type { ConnectorError } from '../../base/errors.ts';
import type { Nav } from '../../nav/nav.ts';
import type { OrderContext } from './context.ts';
import { kindOf, type OrderPlan } from './orderPlan.ts';
import { decision } from './parking.ts';

/** Why NAV's surfaces cannot take what the integration wants of its documents; null where they can. Asks nobody. */
export function whyImpossible(
  { nav, order }: Pick<OrderContext, 'nav' | 'order'>,
  plan: OrderPlan,
): ConnectorError | null {
  const kind = kindOf(plan);
  const wanted: readonly (readonly [keyof Nav['capabilities'], string])[] = [
    kind === 'salesInvoice' ? ['salesInvoices', 'sales invoices'] : ['salesOrders', 'sales orders'],
    ...(plan.posts === true ? [['post', 'posting'] as const] : []),
  ];
  for (const [capability, words] of wanted) {
    const state = nav.capabilities[capability];
    if (!state.has) return impossible(order.number, words, state.remedy);
  }
  return null;
}

function impossible(orderNo: string, wanted: string, remedy: string): ConnectorError {
  return decision(
    'document-kind-impossible',
    `Order ${orderNo} was not written: this NAV connection does not offer ${wanted}, which the integration wants.`,
    `${remedy} Or change the document or its posting in the rules of the integration; then replay.`,
    { wanted },
  );
}
