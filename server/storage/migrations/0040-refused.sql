-- Who had a document open through the relay at least once: their unsent work may come in when access is gone.
CREATE TABLE document_readers (
  document TEXT NOT NULL REFERENCES documents (id),
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (document, person)
) STRICT, WITHOUT ROWID;

-- What the Comune refused, as the person's device keeps it: here too, so that it outlives the device.
CREATE TABLE forks (
  person TEXT NOT NULL,
  device TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES documents (id),
  generation INTEGER NOT NULL,
  code INTEGER NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  field_values TEXT NOT NULL, -- JSON
  settled TEXT NOT NULL, -- JSON array of table/row/field that need no decision any more
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  bytes BLOB, -- evidence only: never merged, never handed out
  PRIMARY KEY (person, device, document, generation)
) STRICT;
CREATE INDEX forks_received ON forks (person, received_at);

-- Values that somebody without the right to write offers; each is decided once.
CREATE TABLE proposals (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  -- the author has read what became of all of it
  read_at TEXT
) STRICT;
CREATE INDEX proposals_author ON proposals (author);

CREATE TABLE proposal_values (
  proposal TEXT NOT NULL REFERENCES proposals (id),
  place INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  field TEXT NOT NULL,
  base TEXT NOT NULL, -- JSON
  value TEXT NOT NULL, -- JSON
  outcome TEXT CHECK (outcome IN ('accepted', 'declined')),
  decided_by TEXT,
  decided_at TEXT,
  PRIMARY KEY (proposal, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_values_waiting ON proposal_values (proposal) WHERE outcome IS NULL;

-- Who had proposed what `person` accepted.
ALTER TABLE changes ADD COLUMN proposed_by TEXT;
