import { ConnectorError } from '../../base/errors.ts';
import type { NavCustomer } from '../../nav/nav.ts';
import type { CustomerRecords } from './customerRecords.ts';

/*
 * A card whose shopper's address NAV has no room for is found by no search: only our own record of the address leads to
 * it. Where that record is lost, or NAV's answer was, nobody can tell whether the shopper has a card.
 */

/** What an intent about a customer is known by after the keys were lost; no fingerprint has a blank. */
export const LOST_ADDRESS = 'address lost ';
/** Its answer was outstanding then, so that its card has no number here. */
export const LOST_ANSWER = `${LOST_ADDRESS}unanswered `;

/** Questions to NAV at once. */
const AT_ONCE = 50;

/**
 * Before a card is made for an address that NAV has no room for.
 * @throws ConnectorError `customer-maybe-made` where there may be a card already
 */
export async function mustBeNew({ intents, nav, origin, order }: CustomerRecords, docKind: string): Promise<void> {
  const lost = intents.beginningWith(nav.companyId, docKind, LOST_ADDRESS);
  if (lost.some(({ externalNo }) => externalNo.startsWith(LOST_ANSWER))) throw maybeMade(order.number, []);
  const numbers = [
    ...new Set(lost.flatMap(({ state, navKey }) => (state === 'made' && navKey !== null ? [navKey] : []))),
  ];
  const session = nav.as(origin);
  const found: NavCustomer[] = [];
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    // oxlint-disable-next-line no-await-in-loop -- in pieces, so that NAV is not asked for thousands at once
    const cards = await Promise.all(numbers.slice(from, from + AT_ONCE).map((no) => session.customer(no)));
    // One that has an address is found by it, or is somebody else's.
    found.push(...cards.filter((card) => card !== null && card.emails.length === 0).map((card) => card as NavCustomer));
  }
  if (found.length > 0) throw maybeMade(order.number, found);
}

/** `cards`: those that it may be; none where not even that is known. */
export function maybeMade(orderNo: string, cards: readonly Pick<NavCustomer, 'no'>[]): ConnectorError {
  const candidates = cards.map(({ no }) => no).join(', ');
  const which = candidates === '' ? '' : ` It may be one of these: ${candidates}.`;
  return new ConnectorError({
    kind: 'invalid',
    code: 'customer-maybe-made',
    message: `Whether the shopper of order ${orderNo} has a customer in NAV already cannot be told: the e-mail address is too long for NAV.${which}`,
    whatToDo:
      'Look for the shopper among the customers in NAV. Put an e-mail address of up to 80 characters on the order in the store, and the same one on the card if there is one; then replay.',
    params: { candidates },
  });
}
