/*
 * The store's id of an order is its record key as it is. Ids of accounts are counted apart from those of orders: theirs
 * say what they are of, so that nothing of shopper 7 is taken for something of order 7.
 */

const CUSTOMER = 'customer/';

export function customerRecord(customerKey: string): string {
  return `${CUSTOMER}${customerKey}`;
}

/** The store's id of the account that a delivery is about; null when it is about none. */
export function customerOf(recordKey: string): string | null {
  return recordKey.startsWith(CUSTOMER) ? recordKey.slice(CUSTOMER.length) : null;
}
