/** What changing keys keeps. */
export const migration0014 = `
-- resealed_at: nothing but audit bodies was sealed with this retired data key any more. destroyed_at: its bytes are gone.
ALTER TABLE keys ADD COLUMN resealed_at TEXT;
ALTER TABLE keys ADD COLUMN destroyed_at TEXT;

-- When the recovery key was made, and when a person last proved to have it; no row: nobody ever did.
CREATE TABLE recovery_key (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  made_at TEXT, confirmed_at TEXT, confirmed_by TEXT
) STRICT;
`;
