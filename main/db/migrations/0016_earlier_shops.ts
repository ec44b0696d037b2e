/** Orders of a shop that a connection led to before keep what was entered about them. */
export const migration0016 = `
-- Entries up to the last one, and after that of the shop before it, are about this shop's orders, by the key that the
-- books give them now without its mark.
CREATE TABLE earlier_shops (
  integration_id TEXT NOT NULL, mark TEXT NOT NULL, last_seq INTEGER NOT NULL, ended_at TEXT NOT NULL,
  PRIMARY KEY (integration_id, mark)
) STRICT, WITHOUT ROWID;
`;
