import type { Link, Links, NewLink } from '../links.ts';

/** A shopper with an account in the store; guests have none, and are found anew each time. */
export interface Shopper {
  readonly companyId: string;
  readonly storeId: string;
  /** The store's id of the account. */
  readonly customerKey: string;
}

const CUSTOMER = 'customer';

/** The card in NAV that the shopper's orders before this one were written for; null when there were none. */
export function linkedCard(links: Pick<Links, 'find'>, { companyId, storeId, customerKey }: Shopper): Link | null {
  return links.find(companyId, storeId, CUSTOMER, customerKey, CUSTOMER);
}

/** Inside a transaction: the shopper's orders are for this card from now on, whatever address they give. */
export function linkShopper(
  links: Links,
  shopper: Shopper,
  card: Pick<NewLink, 'navNo' | 'fingerprint' | 'madeBy' | 'madeAt'>,
): void {
  const before = linkedCard(links, shopper);
  if (before?.navNo === card.navNo) return;
  if (before) links.setState(before.id, 'removed');
  links.add(
    {
      storeId: shopper.storeId,
      storeKind: CUSTOMER,
      storeKey: shopper.customerKey,
      companyId: shopper.companyId,
      role: CUSTOMER,
      navKind: CUSTOMER,
      navKey: card.navNo,
      externalNo: '',
      state: 'live',
      ...card,
    },
    [],
  );
}
