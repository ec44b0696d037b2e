import type { NavDocument } from '../../nav/nav.ts';
import type { OrderContext } from './context.ts';

/**
 * What NAV has under this number. A cancelled invoice keeps its number and is nobody's document any more. An order that
 * is posted between the look at orders and that at invoices shows as both: several are believed only when seen again.
 */
export async function standingDocuments(
  { nav, origin }: Pick<OrderContext, 'nav' | 'origin'>,
  externalNo: string,
): Promise<readonly NavDocument[]> {
  const look = async () => {
    const all = await nav.as(origin).documentsByExternalNo(externalNo);
    return all.filter(({ state }) => state !== 'canceled');
  };
  const found = await look();
  return found.length > 1 ? look() : found;
}
