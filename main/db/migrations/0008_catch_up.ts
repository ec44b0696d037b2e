/** What reading again and sweeping keep. */
export const migration0008 = `
-- How the store's list showed the order when it was last read, or 'gone'; NULL for what was read before there was this.
ALTER TABLE orders ADD COLUMN store_seen TEXT;
-- Stores count their orders; a sweep compares a stretch of them with the same stretch of the books.
CREATE INDEX orders_by_number ON orders (integration_id, CAST(store_key AS INTEGER));

-- The sweep of an integration that goes on, or its last one.
CREATE TABLE sweeps (
  integration_id TEXT PRIMARY KEY,
  began_at TEXT NOT NULL,
  -- NULL while it goes on: then the place says where.
  ended_at TEXT,
  after_id INTEGER NOT NULL, skip INTEGER NOT NULL,
  orders INTEGER NOT NULL, missing INTEGER NOT NULL, different INTEGER NOT NULL, gone INTEGER NOT NULL,
  -- Ids of the first that were found, divided by blanks.
  examples TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a store was asked for and does not have, so that it is not asked at every poll.
CREATE TABLE lacking (
  source TEXT NOT NULL, what TEXT NOT NULL, noticed_at TEXT NOT NULL,
  PRIMARY KEY (source, what)
) STRICT, WITHOUT ROWID;
`;
