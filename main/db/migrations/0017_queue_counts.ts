/** What a large replay counts and marks is answered by these indexes alone, without a look at a hundred thousand jobs. */
export const migration0017 = `
DROP INDEX jobs_parked;
CREATE INDEX jobs_parked ON jobs (cause_group, integration_id) WHERE state = 'parked';
DROP INDEX jobs_run;
CREATE INDEX jobs_run ON jobs (run_id, state) WHERE run_id IS NOT NULL;
DROP INDEX jobs_replay;
CREATE INDEX jobs_replay ON jobs (replay_run, state) WHERE replay_run IS NOT NULL;
`;
