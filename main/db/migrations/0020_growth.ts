/**
 * What a start, an order and a person ask costs the same after years: a statement that knows a record finds it, and one
 * that looks for the few that are open walks only those.
 */
export const migration0020 = `
CREATE INDEX attempts_open ON attempts (id) WHERE ended_at IS NULL;
CREATE INDEX intents_sending ON intents (id) WHERE state = 'sending';
CREATE INDEX orders_held ON orders (integration_id, id) WHERE state = 'held';
DROP INDEX links_accounts;
CREATE INDEX links_records ON links (store_id, store_kind, store_key);
CREATE INDEX deliveries_latest ON deliveries (source, id) WHERE kind = 'webhook';
`;
