-- A document, the unit of permission. Its id on the wire is opaque; kind, year and area are its readable name.
CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  area TEXT,
  schema INTEGER NOT NULL,
  -- last row of the log
  seq INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  -- changes when the store was restored from a backup
  epoch TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX documents_name ON documents (kind, year, ifnull(area, ''));

-- Append-only. Replaying the rows up to a seq gives the document at that moment.
CREATE TABLE log (
  document TEXT NOT NULL REFERENCES documents (id),
  seq INTEGER NOT NULL,
  -- null: the Comune's own rows (structure, twins)
  person TEXT,
  device TEXT,
  at TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (document, seq)
) STRICT, WITHOUT ROWID;

-- States from which loading starts; the log does not need them.
CREATE TABLE snapshots (
  document TEXT PRIMARY KEY REFERENCES documents (id),
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- Who writes under a Yjs client id of a document: the first one, for ever. null: the Comune.
CREATE TABLE owners (
  document TEXT NOT NULL REFERENCES documents (id),
  client INTEGER NOT NULL,
  person TEXT,
  PRIMARY KEY (document, client)
) STRICT, WITHOUT ROWID;

-- The history in plain values, JSON. outcome 'lost': the value lost against a concurrent one and is only kept here.
CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  seq INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  field TEXT NOT NULL,
  from_value TEXT NOT NULL,
  to_value TEXT NOT NULL,
  person TEXT,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('applied', 'lost'))
) STRICT;
CREATE INDEX changes_cell ON changes (document, table_name, row_id, field, id);
CREATE INDEX changes_field ON changes (document, field, id);

-- Frames that were refused, as they came.
CREATE TABLE quarantine (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  person TEXT NOT NULL,
  device TEXT,
  code INTEGER NOT NULL,
  reason TEXT NOT NULL,
  base_seq INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  at TEXT NOT NULL
) STRICT;
