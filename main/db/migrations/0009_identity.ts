/** Who we are, and whom we talk to. */
export const migration0009 = `
-- What we left at a store for other installations to see, one per store and company. Instants by the store's clock.
CREATE TABLE heartbeats (
  connection_id TEXT NOT NULL, nav_id TEXT NOT NULL,
  -- Tells the company, the same in every installation; names nobody.
  company TEXT NOT NULL,
  -- The token we wrote last, and those before, divided by blanks: what was sent may not have been carried out.
  token TEXT NOT NULL, tokens_before TEXT NOT NULL,
  -- When our own was last found with a token that is not ours: somebody beats under our id.
  twin_seen_at TEXT,
  other TEXT, other_since TEXT,
  PRIMARY KEY (connection_id, nav_id)
) STRICT, WITHOUT ROWID;

-- A person said that the store is as it should be: what is linked before that is no surprise any more.
CREATE TABLE store_resumes (connection_id TEXT PRIMARY KEY, resumed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Orders we had written that the store turned out not to have any more, or to have another order in their place.
CREATE TABLE store_surprises (
  connection_id TEXT NOT NULL, store_key TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('gone', 'other')),
  seen_at TEXT NOT NULL,
  PRIMARY KEY (connection_id, store_key)
) STRICT, WITHOUT ROWID;

-- The company that the setting of a connection was last found to mean: an id outlives the name of its company.
CREATE TABLE known_companies (
  connection_id TEXT NOT NULL, wanted TEXT NOT NULL, company_id TEXT NOT NULL, name TEXT NOT NULL, seen_at TEXT NOT NULL,
  PRIMARY KEY (connection_id, wanted)
) STRICT, WITHOUT ROWID;

-- When a NAV was last looked at and not found set back, and which of our last documents people had deleted by then:
-- ids of links, as JSON.
CREATE TABLE nav_states (
  connection_id TEXT NOT NULL, company_id TEXT NOT NULL, looked_at TEXT NOT NULL, missing TEXT NOT NULL,
  PRIMARY KEY (connection_id, company_id)
) STRICT, WITHOUT ROWID;
`;
