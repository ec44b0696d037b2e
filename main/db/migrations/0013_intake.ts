/** What reading customers of a store keeps, and ways to the newest documents. */
export const migration0013 = `
-- How a linked shopper's account in the store was last seen; the address as a keyed fingerprint.
CREATE TABLE shopper_accounts (
  store_id TEXT NOT NULL, customer_key TEXT NOT NULL,
  fingerprint TEXT NOT NULL, registered_at TEXT NOT NULL, seen_at TEXT NOT NULL,
  PRIMARY KEY (store_id, customer_key)
) STRICT, WITHOUT ROWID;

-- Every order asks for the newest document of its company, and whose number NAV gave it.
CREATE INDEX links_documents ON links (company_id, id) WHERE role = 'order';
CREATE INDEX links_no ON links (company_id, nav_no) WHERE role = 'order';
CREATE INDEX links_accounts ON links (store_id, store_key) WHERE store_kind = 'customer';
`;
