/**
 * What people mapped. Keyed by the value in capitals as NAV folds it: SQLite's own folding knows only the 26 letters.
 * `unit` and `variant` are "" for none; `factor` is store pieces in one unit.
 */
export const migration0004 = `
CREATE TABLE mappings (
  integration_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  from_key TEXT NOT NULL, from_value TEXT NOT NULL,
  to_kind TEXT NOT NULL, to_value TEXT NOT NULL, variant TEXT NOT NULL, unit TEXT NOT NULL, factor TEXT NOT NULL,
  made_by TEXT NOT NULL, made_at TEXT NOT NULL,
  PRIMARY KEY (integration_id, from_key, kind)
) STRICT, WITHOUT ROWID;
`;
