/** What backups and counts per hour keep. */
export const migration0012 = `
-- Every time this database came out of a backup. What was written between the two instants is in NAV and not here.
CREATE TABLE restores (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  backup_at TEXT NOT NULL, restored_at TEXT NOT NULL,
  -- Documents written since the backup, as far as the database that was set aside could be read; NULL where not.
  documents INTEGER,
  -- What was set aside, by its name in the data folder; "" for nothing.
  aside TEXT NOT NULL,
  actor TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX restores_once ON restores (restored_at);

-- The size of the database, the last of each day.
CREATE TABLE storage_sizes (day TEXT PRIMARY KEY, bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- What would be millions of rows is counted per hour: polls without news, pings, probes. "" where it is nobody's.
CREATE TABLE rollups (
  hour TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL,
  n INTEGER NOT NULL, failed INTEGER NOT NULL, ms_sum INTEGER NOT NULL, ms_max INTEGER NOT NULL,
  PRIMARY KEY (hour, what, subject)
) STRICT, WITHOUT ROWID;

-- Whether a job changed anything: those that did stay, for undoing and erasing.
CREATE INDEX effects_job ON effects (job_id);
`;
