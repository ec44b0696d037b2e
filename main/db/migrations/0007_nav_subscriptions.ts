/**
 * Paths of the receiver that NAV servers were given, known by their keyed fingerprints, with the sealed word that every
 * notification there must bring; they are answered for a while after they were replaced. And linked documents that NAV
 * says were changed: their orders look at them. `version` counts what was said, so that nothing said meanwhile is lost.
 */
export const migration0007 = `
CREATE TABLE nav_paths (
  path TEXT PRIMARY KEY, connection_id TEXT NOT NULL,
  client_state BLOB NOT NULL,
  issued_at TEXT NOT NULL, replaced_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE nav_looks (
  link_id INTEGER PRIMARY KEY REFERENCES links (id), version INTEGER NOT NULL
) STRICT;

CREATE INDEX links_open ON links (company_id, id) WHERE state = 'live';
`;
