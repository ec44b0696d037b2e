import type { Intents } from '../intents.ts';
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

/**
 * Inside a transaction: the next order of every shopper who is tied to this card looks for one anew, by e-mail address
 * first, as that of a stranger does. What was made for the address is not taken again either. How many they were.
 */
export function untieShoppers(
  { links, intents }: { readonly links: Links; readonly intents: Pick<Intents, 'byNumber' | 'failed'> },
  { companyId, storeId }: Omit<Shopper, 'customerKey'>,
  cardNo: string,
): number {
  const tied = links.ofCard(companyId, storeId, cardNo);
  for (const { id, fingerprint } of tied) {
    links.setState(id, 'removed');
    const made = fingerprint === '' ? null : intents.byNumber(companyId, CUSTOMER, fingerprint);
    if (made?.state === 'made' && made.navKey === cardNo) intents.failed(companyId, CUSTOMER, fingerprint);
  }
  return tied.length;
}
