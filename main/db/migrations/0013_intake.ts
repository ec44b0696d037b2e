/** What reading customers of a store keeps. */
export const migration0013 = `
-- How a linked shopper's account in the store was last seen; the address as a keyed fingerprint.
CREATE TABLE shopper_accounts (
  store_id TEXT NOT NULL, customer_key TEXT NOT NULL,
  fingerprint TEXT NOT NULL, registered_at TEXT NOT NULL, seen_at TEXT NOT NULL,
  PRIMARY KEY (store_id, customer_key)
) STRICT, WITHOUT ROWID;
`;
