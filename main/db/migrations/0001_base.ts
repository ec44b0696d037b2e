/** First schema. Instants are ISO 8601 UTC text, days are YYYY-MM-DD; `sealed` columns hold what only the vault can open. */
export const migration0001 = `
CREATE TABLE installation (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL, machine TEXT NOT NULL, data_folder TEXT NOT NULL, made_at TEXT NOT NULL
) STRICT;

CREATE TABLE keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  purpose TEXT NOT NULL CHECK (purpose IN ('data', 'index', 'signing')),
  box TEXT NOT NULL,
  sealed BLOB NOT NULL,
  recovery BLOB,
  made_at TEXT NOT NULL, retired_at TEXT
) STRICT;

CREATE TABLE secrets (
  id TEXT PRIMARY KEY, key_id INTEGER NOT NULL REFERENCES keys (id), sealed BLOB NOT NULL, hint TEXT NOT NULL, set_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL, topic TEXT NOT NULL, record_key TEXT NOT NULL, digest TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('webhook', 'poll', 'hand')),
  received_at TEXT NOT NULL, last_at TEXT NOT NULL, repeats INTEGER NOT NULL DEFAULT 0,
  sealed BLOB
) STRICT;
CREATE UNIQUE INDEX deliveries_once ON deliveries (source, topic, record_key, digest);
CREATE INDEX deliveries_received ON deliveries (received_at);
CREATE INDEX deliveries_record ON deliveries (source, record_key);

-- Deliveries refused are counted per hour and reason; nothing of them is kept.
CREATE TABLE refusals (
  hour TEXT NOT NULL, source TEXT NOT NULL, reason TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (hour, source, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL, kind TEXT NOT NULL, integration_id TEXT NOT NULL,
  -- The connection it cannot do without; "" for none. A circuit that is open holds it back.
  needs TEXT NOT NULL,
  record_key TEXT NOT NULL,
  actor TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'leased', 'parked', 'done', 'superseded')),
  run_at INTEGER NOT NULL, priority INTEGER NOT NULL,
  lease_until INTEGER, lease_token TEXT,
  attempts INTEGER NOT NULL DEFAULT 0, first_failed_at INTEGER,
  class TEXT, cause_group TEXT, cause TEXT,
  run_id INTEGER, delivery_id INTEGER,
  made_at INTEGER NOT NULL, ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX jobs_one_waiting ON jobs (key) WHERE state = 'waiting';
CREATE UNIQUE INDEX jobs_one_leased ON jobs (key) WHERE state = 'leased';
CREATE INDEX jobs_next ON jobs (integration_id, priority, run_at) WHERE state = 'waiting';
CREATE INDEX jobs_due ON jobs (run_at) WHERE state = 'waiting';
CREATE INDEX jobs_parked ON jobs (cause_group) WHERE state = 'parked';
CREATE INDEX jobs_key ON jobs (key);
CREATE INDEX jobs_run ON jobs (run_id) WHERE run_id IS NOT NULL;

CREATE TABLE attempts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job_id INTEGER NOT NULL REFERENCES jobs (id),
  started_at TEXT NOT NULL, ended_at TEXT, outcome TEXT, class TEXT, cause TEXT, audit_seq INTEGER
) STRICT;
CREATE INDEX attempts_job ON attempts (job_id);

CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL, integration_id TEXT, trigger TEXT NOT NULL, actor TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled')),
  total INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
  cursor TEXT, heartbeat_at TEXT NOT NULL
) STRICT;

CREATE TABLE intents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  company_id TEXT NOT NULL,
  -- A customer's external number is the keyed fingerprint of the e-mail: one creation at a time per address.
  doc_kind TEXT NOT NULL, external_no TEXT NOT NULL,
  job_id INTEGER NOT NULL, owner_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sending', 'unknown', 'made', 'failed')),
  sent_at INTEGER NOT NULL, settle_after INTEGER NOT NULL,
  -- When a look after settle_after first found nothing; the second one comes 60 s later.
  empty_look_at INTEGER,
  nav_key TEXT
) STRICT;
CREATE UNIQUE INDEX intents_once ON intents (company_id, doc_kind, external_no);
CREATE INDEX intents_owner ON intents (owner_key);

CREATE TABLE links (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  store_id TEXT NOT NULL, store_kind TEXT NOT NULL, store_key TEXT NOT NULL, fingerprint TEXT NOT NULL,
  company_id TEXT NOT NULL, role TEXT NOT NULL,
  nav_kind TEXT NOT NULL, nav_key TEXT NOT NULL, nav_no TEXT NOT NULL, external_no TEXT NOT NULL,
  made_by TEXT NOT NULL, made_at TEXT NOT NULL,
  -- unchecked: written, totals not compared yet.
  state TEXT NOT NULL CHECK (state IN ('unchecked', 'live', 'posted', 'undone', 'removed'))
) STRICT;
CREATE UNIQUE INDEX links_once ON links (company_id, store_id, store_kind, store_key, role) WHERE state IN ('unchecked', 'live', 'posted', 'undone');
CREATE INDEX links_nav ON links (company_id, nav_kind, nav_key);
CREATE INDEX links_external ON links (company_id, external_no);

CREATE TABLE link_lines (
  link_id INTEGER NOT NULL REFERENCES links (id), store_line TEXT NOT NULL, nav_line TEXT NOT NULL,
  item_no TEXT NOT NULL, variant TEXT NOT NULL, unit TEXT NOT NULL, quantity TEXT NOT NULL,
  PRIMARY KEY (link_id, store_line, nav_line)
) STRICT, WITHOUT ROWID;

CREATE TABLE effects (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job_id INTEGER NOT NULL, run_id INTEGER, step TEXT NOT NULL, system TEXT NOT NULL,
  record_kind TEXT NOT NULL, record_key TEXT NOT NULL, action TEXT NOT NULL,
  sealed_before BLOB, state_after TEXT, undone_by INTEGER
) STRICT;
CREATE INDEX effects_run ON effects (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX effects_record ON effects (record_key);

CREATE TABLE snapshots (
  integration_id TEXT NOT NULL, kind TEXT NOT NULL, record_key TEXT NOT NULL,
  side_store BLOB, side_nav BLOB, agreed_at TEXT NOT NULL,
  PRIMARY KEY (integration_id, kind, record_key)
) STRICT, WITHOUT ROWID;

-- The terms of the equation: one row per store order, kept by the order flow in the transaction that changes them.
CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  integration_id TEXT NOT NULL, store_key TEXT NOT NULL, order_no TEXT NOT NULL,
  placed_at TEXT NOT NULL, store_status TEXT NOT NULL,
  currency TEXT NOT NULL, total TEXT NOT NULL,
  term TEXT NOT NULL CHECK (term IN ('equal', 'onTheWay', 'waiting', 'leftOut')),
  state TEXT NOT NULL, cause TEXT, cause_group TEXT,
  document_no TEXT, nav_total TEXT, nav_currency TEXT,
  job_id INTEGER, updated_at TEXT NOT NULL,
  -- The shopper's name and e-mail.
  sealed BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX orders_once ON orders (integration_id, store_key);
CREATE INDEX orders_placed ON orders (placed_at, id);
CREATE INDEX orders_term ON orders (term, placed_at, id);
CREATE INDEX orders_no ON orders (order_no);
CREATE INDEX orders_document ON orders (document_no) WHERE document_no IS NOT NULL;

CREATE TABLE watermarks (
  source TEXT NOT NULL, topic TEXT NOT NULL, value TEXT NOT NULL, tie_ids TEXT NOT NULL DEFAULT '', cursor TEXT, moved_at TEXT NOT NULL,
  PRIMARY KEY (source, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_entries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL,
  integration_id TEXT, order_key TEXT, order_no TEXT, document_no TEXT, sku TEXT,
  job_id INTEGER, delivery_id INTEGER, run_id INTEGER,
  status TEXT NOT NULL, cause TEXT,
  commitment TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_order ON audit_entries (order_no, seq) WHERE order_no IS NOT NULL;
CREATE INDEX audit_order_key ON audit_entries (integration_id, order_key, seq) WHERE order_key IS NOT NULL;
CREATE INDEX audit_document ON audit_entries (document_no, seq) WHERE document_no IS NOT NULL;
CREATE INDEX audit_sku ON audit_entries (sku, seq) WHERE sku IS NOT NULL;
CREATE INDEX audit_status ON audit_entries (status, seq);
CREATE INDEX audit_job ON audit_entries (job_id) WHERE job_id IS NOT NULL;

CREATE TABLE audit_bodies (
  seq INTEGER NOT NULL REFERENCES audit_entries (seq), part TEXT NOT NULL,
  key_id INTEGER NOT NULL, salt BLOB NOT NULL, iv BLOB NOT NULL, data BLOB NOT NULL,
  PRIMARY KEY (seq, part)
) STRICT, WITHOUT ROWID;

-- Outside the chain: erasing a person must not break it.
CREATE TABLE audit_subjects (
  fingerprint TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (fingerprint, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_anchors (
  seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, at TEXT NOT NULL, key_id INTEGER NOT NULL, signature BLOB NOT NULL
) STRICT;

CREATE TABLE audit_head (
  one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL,
  pruned_seq INTEGER NOT NULL, pruned_hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_head VALUES (1, 0, '', 0, '');

CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
CREATE TRIGGER audit_entries_only_from_the_oldest_end BEFORE DELETE ON audit_entries
WHEN OLD.seq > (SELECT pruned_seq FROM audit_head)
BEGIN SELECT RAISE(ABORT, 'audit entries leave only from the oldest end, after audit_head moved'); END;

CREATE TABLE samples (
  connection_id TEXT NOT NULL, at TEXT NOT NULL, ok INTEGER NOT NULL, code TEXT NOT NULL, ms INTEGER NOT NULL,
  PRIMARY KEY (connection_id, at)
) STRICT, WITHOUT ROWID;
`;
