import { moneyRules } from './moneyRules.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { Link } from '../links.ts';
import type { OrderContext } from './context.ts';
import { compareDocument } from './totals/compare.ts';
import { planTotals } from './totals/planTotals.ts';

/**
 * A linked document as NAV has it now: the sales order, or the invoice it was posted to, without lines. null when it is
 * in NAV no more; a cancelled invoice counts as that.
 */
export async function linkedDocument(
  { nav, origin }: Pick<OrderContext, 'nav' | 'origin'>,
  link: Link,
): Promise<NavDocument | null> {
  const session = nav.as(origin);
  const order = link.navKind === 'salesOrder' ? await session.document('salesOrder', link.navKey) : null;
  if (order) return order;
  const found = await session.documentsByExternalNo(link.externalNo);
  return found.find(({ kind, state }) => kind === 'salesInvoice' && state !== 'canceled') ?? null;
}

/** Whether the document has the order's currency, total and tax as the store says them now. */
export function agreesWithStore({ order, integration }: OrderContext, document: NavDocument): boolean {
  const totals = planTotals(order, moneyRules(order, integration.rules));
  if (totals.kind === 'parked' || document.currency.toUpperCase() !== order.currency.toUpperCase()) return false;
  const head = { ...document, lines: null };
  return compareDocument(totals, head, { posted: document.state === 'posted' }).kind === 'equal';
}
