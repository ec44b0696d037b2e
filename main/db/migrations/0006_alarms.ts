/** Alarms, standing and over. `params` is JSON and names nobody. */
export const migration0006 = `
CREATE TABLE alarms (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL, scope TEXT NOT NULL,
  message TEXT NOT NULL, what_to_do TEXT NOT NULL, params TEXT NOT NULL,
  stops_writes INTEGER NOT NULL CHECK (stops_writes IN (0, 1)),
  raised_at TEXT NOT NULL,
  over_at TEXT,
  -- The answer of a person that ended it; NULL where it ended by itself.
  answer TEXT, answered_by TEXT
) STRICT;
CREATE UNIQUE INDEX alarms_standing ON alarms (kind, scope) WHERE over_at IS NULL;
`;
