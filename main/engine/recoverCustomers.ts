import type { OrderRecords } from '../flows/orders/context.ts';
import { CUSTOMER, emailFingerprint } from '../flows/customers/ensureCustomer.ts';
import { createShopperAccounts } from '../flows/customers/shopperAccounts.ts';
import { LOST_ADDRESS } from '../flows/customers/unfindable.ts';
import type { NavCustomer, NavSession } from '../nav/nav.ts';

/** A card that we made or linked since then, and by what it is known to be the same one. */
export interface RememberedCard {
  readonly no: string;
  /** Of the e-mail addresses it was made or found for. */
  readonly fingerprints: readonly string[];
  /** As it was made. */
  readonly names: readonly string[];
}

/** Every card that we made or linked since then. */
export function cardsSince(records: OrderRecords, companyId: string, since: string): readonly RememberedCard[] {
  const made = records.intents.madeSince(companyId, CUSTOMER, Date.parse(since));
  const linked = records.links.shoppers(companyId, since);
  const created = records.createdCustomers.since(companyId, since);
  const accounts = createShopperAccounts(records.db);
  const cardsOf = [
    ...made.flatMap(({ navKey, externalNo }) =>
      navKey === null ? [] : [{ no: navKey, fingerprint: known(externalNo) }],
    ),
    ...linked.map(({ navNo, fingerprint }) => ({ no: navNo, fingerprint })),
    // Somebody may have put the shopper's new address on the card.
    ...linked.flatMap(({ navNo, storeId, storeKey }) => {
      const fingerprint = accounts.find(storeId, storeKey)?.fingerprint ?? '';
      return fingerprint === '' ? [] : [{ no: navNo, fingerprint }];
    }),
    ...created.map(({ customerNo, name }) => ({ no: customerNo, name })),
  ];
  const cards = new Map<string, RememberedCard>();
  for (const { no, ...by } of cardsOf) {
    const { fingerprints = [], names = [] } = cards.get(no) ?? {};
    cards.set(no, {
      no,
      fingerprints: 'fingerprint' in by && by.fingerprint !== '' ? [...fingerprints, by.fingerprint] : fingerprints,
      names: 'name' in by && by.name !== '' ? [...names, by.name] : names,
    });
  }
  return [...cards.values()];
}

/** "" where the keys were lost since. */
function known(fingerprint: string): string {
  return fingerprint.startsWith(LOST_ADDRESS) ? '' : fingerprint;
}

/** Those that NAV does not have any more. */
export async function lostCards(
  { vault }: Pick<OrderRecords, 'vault'>,
  session: NavSession,
  cards: readonly RememberedCard[],
): Promise<readonly RememberedCard[]> {
  const found = await Promise.all(cards.map(({ no }) => session.customer(no)));
  return cards.filter((card, at) => !isSame(vault, card, found[at] ?? null));
}

/** NAV gives a lost number a second time: what has it is ours only with the address or the name it had. */
function isSame(vault: OrderRecords['vault'], card: RememberedCard, found: NavCustomer | null): boolean {
  if (!found) return false;
  if (card.fingerprints.length === 0 && card.names.length === 0) return true;
  const isMailed = found.emails.some((email) => card.fingerprints.includes(emailFingerprint(vault, email)));
  return isMailed || card.names.includes(found.name);
}

/** Inside a transaction: the shopper's next order searches anew, and makes a card where there is none; once. */
export function forgetCard(records: OrderRecords, companyId: string, since: string, { no }: RememberedCard): void {
  const { intents, links, createdCustomers } = records;
  createdCustomers.forget(companyId, no);
  for (const intent of intents.madeSince(companyId, CUSTOMER, Date.parse(since)))
    if (intent.navKey === no) intents.failed(companyId, CUSTOMER, intent.externalNo);
  for (const link of links.shoppers(companyId, since)) if (link.navNo === no) links.setState(link.id, 'removed');
}
