/**
 * Keeps the log append-only against slips of our own: entries only at the newest end, bodies and anchors never changed,
 * the head never moved back. Who can write the file can drop triggers; that is what the chain and its anchors are for.
 */
export const migration0002 = `
CREATE TRIGGER audit_entries_only_at_the_newest_end BEFORE INSERT ON audit_entries
WHEN NEW.seq <> (SELECT seq + 1 FROM audit_head)
BEGIN SELECT RAISE(ABORT, 'audit entries are only appended, one after the other'); END;

CREATE TRIGGER audit_bodies_no_update BEFORE UPDATE ON audit_bodies
BEGIN SELECT RAISE(ABORT, 'audit bodies are never changed, only erased'); END;

CREATE TRIGGER audit_bodies_no_late_insert BEFORE INSERT ON audit_bodies
WHEN NEW.seq <> (SELECT seq + 1 FROM audit_head)
BEGIN SELECT RAISE(ABORT, 'audit bodies come only with their entry'); END;

CREATE TRIGGER audit_anchors_no_update BEFORE UPDATE ON audit_anchors
BEGIN SELECT RAISE(ABORT, 'audit anchors are never changed'); END;
CREATE TRIGGER audit_anchors_no_delete BEFORE DELETE ON audit_anchors
BEGIN SELECT RAISE(ABORT, 'audit anchors are never removed'); END;

CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'the audit head is never removed'); END;
CREATE TRIGGER audit_head_only_forward BEFORE UPDATE ON audit_head
WHEN NEW.seq < OLD.seq OR NEW.pruned_seq < OLD.pruned_seq OR NEW.pruned_seq > NEW.seq
  OR (NEW.seq = OLD.seq AND NEW.hash <> OLD.hash)
BEGIN SELECT RAISE(ABORT, 'the audit head only moves forward'); END;

-- Retention removes subjects by sequence number.
CREATE INDEX audit_subjects_seq ON audit_subjects (seq);
`;
