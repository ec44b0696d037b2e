/** Connections that were seen to carry out a write under the settings in force. */
export const migration0003 = `
CREATE TABLE write_rights (
  connection_id TEXT PRIMARY KEY, proven_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
