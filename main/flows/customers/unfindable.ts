import { ConnectorError } from '../../base/errors.ts';
import { toInstant } from '../../base/ports.ts';
import type { NavCustomer, NewCustomer } from '../../nav/nav.ts';
import type { Intent } from '../intents.ts';
import type { CustomerRecords } from './customerRecords.ts';

/*
 * A card whose shopper's address NAV has no room for is found by no search: only our own record of the address leads to
 * it. Where that record is lost, or NAV's answer was, NAV is asked for all cards without an address that came up or
 * changed since. Where it cannot tell those, or there is more than one that it may be, a person has to.
 */

/** What an intent about a customer is known by after the keys were lost; no fingerprint has a blank. */
export const LOST_ADDRESS = 'address lost ';
/** Its answer was outstanding then, so that its card has no number here. */
export const LOST_ANSWER = `${LOST_ADDRESS}unanswered `;

/** Questions to NAV at once. */
const AT_ONCE = 50;
/** NAV's clock may be another one. */
const CLOCKS_MS = 3_600_000;
/** More than a person looks through are not named. */
const MOST_NAMED = 20;

/**
 * Before a card is made for an address that NAV has no room for.
 * @throws ConnectorError `customer-maybe-made` where there may be a card already
 */
export async function mustBeNew(records: CustomerRecords, docKind: string): Promise<void> {
  const { intents, nav, origin, order } = records;
  const lost = intents.beginningWith(nav.companyId, docKind, LOST_ADDRESS);
  const unanswered = lost.filter(({ externalNo }) => externalNo.startsWith(LOST_ANSWER));
  const unknown = unanswered.length === 0 ? [] : await unknownCards(records, unanswered);
  if (unknown === null) throw maybeMade(order.number, []);
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
  const candidates = [...found, ...unknown];
  if (candidates.length > 0) throw maybeMade(order.number, candidates);
}

/**
 * The card that was made while the answer was lost: of those without an address that came up since, the only one with the
 * name and post code that were sent. null where none came up, so that none was made.
 * @throws ConnectorError `customer-maybe-made` where somebody may have changed it since, or NAV cannot tell
 */
export async function madeUnanswered(
  records: CustomerRecords,
  intent: Intent,
  wanted: NewCustomer,
): Promise<NavCustomer | null> {
  const cards = await unknownCards(records, [intent]);
  if (cards === null) throw maybeMade(records.order.number, []);
  if (cards.length === 0) return null;
  const [card, ...others] = cards.filter((one) => isAsSent(one, wanted));
  if (card === undefined || others.length > 0) throw maybeMade(records.order.number, cards);
  return card;
}

/** Cards without an address that came up or changed since these were sent, but for those that we know; null: NAV cannot tell. */
async function unknownCards(
  { nav, origin, createdCustomers }: CustomerRecords,
  sent: readonly Intent[],
): Promise<readonly NavCustomer[] | null> {
  const since = Math.min(...sent.map(({ sentAt }) => sentAt)) - CLOCKS_MS;
  const cards = await nav.as(origin).customersWithoutEmailSince(toInstant(since));
  return cards && cards.filter(({ no }) => !createdCustomers.has(nav.companyId, no));
}

/** NAV keeps post codes in capitals. */
function isAsSent(card: NavCustomer, { name, postCode }: NewCustomer): boolean {
  return card.name === name.trim() && card.postCode.toUpperCase() === postCode.trim().toUpperCase();
}

/** `cards`: those that it may be; none where not even that is known. */
function maybeMade(orderNo: string, cards: readonly Pick<NavCustomer, 'no'>[]): ConnectorError {
  const numbers = cards.map(({ no }) => no);
  const candidates = [...numbers.slice(0, MOST_NAMED), ...(numbers.length > MOST_NAMED ? ['…'] : [])].join(', ');
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
