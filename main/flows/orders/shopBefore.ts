import type { OrderContext } from './context.ts';
import { externalNo } from './externalNo.ts';
import { ORDER_DOCUMENT } from './orderIntents.ts';

/**
 * The document that this very order has in NAV from before a person said that its shop is a new one: a shop that was moved
 * keeps its orders. null for an order of the new shop's own, though it may have the number of one of the old shop's.
 */
export function documentOfShopBefore({ links, intents, nav, order, integration }: OrderContext): string | null {
  const { prefix } = integration.rules;
  const numbers = [externalNo(order, prefix, () => false), externalNo(order, prefix, () => true)];
  for (const number of new Set(numbers)) {
    const intent = intents.byNumber(nav.companyId, ORDER_DOCUMENT, number);
    if (intent?.state !== 'made' || !isOfShopBefore(intent.ownerKey)) continue;
    const link = links.closedUnder(nav.companyId, number);
    if (link?.fingerprint === order.fingerprint) return link.navNo;
  }
  return null;
}

/** The mark that closing a shop puts before the keys of its orders. */
function isOfShopBefore(ownerKey: string): boolean {
  return /^shop\d+-/.test(ownerKey);
}
