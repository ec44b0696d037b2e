import { moneyRules } from './moneyRules.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { Link } from '../links.ts';
import type { OrderContext } from './context.ts';
import { compareDocument } from './totals/compare.ts';
import { planTotals } from './totals/planTotals.ts';

/**
 * A linked document as NAV has it now: as it was made, with its lines, or the invoice that an order was posted to,
 * without. null when it is in NAV no more; a cancelled invoice counts as that.
 */
export async function linkedDocument(
  { nav, origin }: Pick<OrderContext, 'nav' | 'origin'>,
  link: Link,
): Promise<NavDocument | null> {
  const session = nav.as(origin);
  const own = await session.document(madeAs(link), link.navKey);
  if (own) return own.state === 'canceled' ? null : own;
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

/** What the linked document was made as; an invoice keeps its key when it is posted. */
export function madeAs({ navKind }: Link): NavDocument['kind'] {
  return navKind === 'salesInvoice' ? 'salesInvoice' : 'salesOrder';
}
