/**
 * Customers that we made in NAV, for a person to look over, and the documents written for them until then. `sealed` is
 * the name, NULL for those made before this table: they are known by their intents alone.
 */
export const migration0005 = `
CREATE TABLE created_customers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  company_id TEXT NOT NULL, customer_no TEXT NOT NULL,
  integration_id TEXT NOT NULL, created_at TEXT NOT NULL,
  order_key TEXT NOT NULL, order_no TEXT NOT NULL,
  sealed BLOB,
  verified_at TEXT, verified_by TEXT
) STRICT;
CREATE UNIQUE INDEX created_customers_once ON created_customers (company_id, customer_no);
CREATE INDEX created_customers_integration ON created_customers (integration_id, id);
CREATE INDEX created_customers_unverified ON created_customers (id) WHERE verified_at IS NULL;

CREATE TABLE created_customer_orders (
  company_id TEXT NOT NULL, customer_no TEXT NOT NULL, integration_id TEXT NOT NULL, order_key TEXT NOT NULL,
  PRIMARY KEY (company_id, customer_no, integration_id, order_key)
) STRICT, WITHOUT ROWID;

INSERT INTO created_customers (company_id, customer_no, integration_id, created_at, order_key, order_no)
SELECT i.company_id, i.nav_key, o.integration_id, strftime('%Y-%m-%dT%H:%M:%fZ', i.sent_at / 1000.0, 'unixepoch'),
  o.store_key, o.order_no
FROM intents AS i JOIN orders AS o ON i.owner_key = 'order/' || o.integration_id || '/' || o.store_key
WHERE i.doc_kind = 'customer' AND i.state = 'made' AND i.nav_key IS NOT NULL
ORDER BY i.id
ON CONFLICT DO NOTHING;

INSERT INTO created_customer_orders
SELECT company_id, customer_no, integration_id, order_key FROM created_customers;
`;
