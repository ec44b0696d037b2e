/** Stores whose own signatures have verified with the secret in force, known by its keyed fingerprint. */
export const migration0015 = `
CREATE TABLE signature_proofs (
  connection_id TEXT PRIMARY KEY, secret TEXT NOT NULL, proven_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
