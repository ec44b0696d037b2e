/** What pausing, schedules, circuits and runs keep. */
export const migration0011 = `
-- Work that a person put off; '' is all of it. Without an end a person resumes it.
CREATE TABLE pauses (
  integration_id TEXT PRIMARY KEY, since TEXT NOT NULL, until TEXT, by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last turn of every schedule, for each integration where it is a job of its own; '' otherwise.
CREATE TABLE schedule_turns (
  schedule TEXT NOT NULL, integration_id TEXT NOT NULL,
  began_at TEXT NOT NULL, ended_at TEXT,
  -- 'none': it has not run yet, and what was due since began_at was missed.
  result TEXT NOT NULL CHECK (result IN ('none', 'going', 'done', 'failed')),
  cause TEXT,
  PRIMARY KEY (schedule, integration_id)
) STRICT, WITHOUT ROWID;

-- Circuits that are not closed: who refused a sign-in is not asked again because the program was started anew.
CREATE TABLE circuits (
  system TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('open', 'refused')),
  failures INTEGER NOT NULL, trial_at INTEGER NOT NULL, since INTEGER NOT NULL, error TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Orders that a person decided not to import; only a person takes that back. The reason is in the audit log.
CREATE TABLE exclusions (
  integration_id TEXT NOT NULL, store_key TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
  PRIMARY KEY (integration_id, store_key)
) STRICT, WITHOUT ROWID;

ALTER TABLE runs ADD COLUMN began_at TEXT NOT NULL DEFAULT '';
-- The run of a replay whose turn has not come yet for this parked job, and why it was parked until it came.
ALTER TABLE jobs ADD COLUMN replay_run INTEGER;
ALTER TABLE jobs ADD COLUMN parked_before TEXT;
CREATE INDEX jobs_replay ON jobs (replay_run) WHERE replay_run IS NOT NULL;
ALTER TABLE sweeps ADD COLUMN run_id INTEGER;

-- The next job is found by going from lane to lane, and takes the first of its lane. One column, because a comparison of
-- several at once reads the lane that it should leave.
DROP INDEX jobs_next;
ALTER TABLE jobs ADD COLUMN lane TEXT GENERATED ALWAYS AS
  (integration_id || char(10) || kind || char(10) || needs || char(10) || priority) VIRTUAL;
CREATE INDEX jobs_lanes ON jobs (lane, run_at) WHERE state = 'waiting';
CREATE INDEX jobs_made ON jobs (made_at) WHERE state = 'waiting';
CREATE INDEX jobs_parked_key ON jobs (key) WHERE state = 'parked';
CREATE INDEX runs_going ON runs (kind) WHERE state = 'running';
`;
