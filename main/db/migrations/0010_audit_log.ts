/** What searching and erasing in the audit log keep. */
export const migration0010 = `
-- Which entries were written in an hour (UTC, YYYY-MM-DDTHH). Entries are in the order of their numbers, and a clock that
-- was set back makes times go back in it: with this a period becomes a range of numbers that misses none.
CREATE TABLE audit_hours (
  hour TEXT PRIMARY KEY, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO audit_hours SELECT substr(at, 1, 13), min(seq), max(seq) FROM audit_entries GROUP BY 1;

-- An index ends with the row's number anyway, so that each is read newest first. What most entries have is in none: they
-- are met sooner by walking back.
CREATE INDEX audit_kind ON audit_entries (kind);
CREATE INDEX audit_integration ON audit_entries (integration_id) WHERE integration_id IS NOT NULL;
CREATE INDEX audit_person ON audit_entries (actor) WHERE actor >= 'person:' AND actor < 'person;';
DROP INDEX audit_status;
CREATE INDEX audit_status ON audit_entries (status) WHERE status <> 'fine';

-- Receipts: what was erased of one person, how often and where; nothing that names the person.
CREATE TABLE erasures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL, actor TEXT NOT NULL, audit_seq INTEGER NOT NULL,
  -- JSON: what was erased and what was kept, in numbers.
  counts TEXT NOT NULL
) STRICT;
`;
