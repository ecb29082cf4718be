-- Years in which people have sheets.
CREATE TABLE evaluation_years (
  year INTEGER PRIMARY KEY,
  at TEXT NOT NULL
) STRICT;

-- A talk's document has its id as subject. Who is in it is decided when it is opened, for ever.
CREATE TABLE talks (
  id TEXT PRIMARY KEY,
  target TEXT NOT NULL REFERENCES documents (id),
  opened_by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE talk_members (
  talk TEXT NOT NULL REFERENCES talks (id),
  person TEXT NOT NULL,
  PRIMARY KEY (talk, person)
) STRICT, WITHOUT ROWID;

-- A sheet as it was handed to the person: canonical JSON and its SHA-256. What was handed over never changes.
CREATE TABLE deliveries (
  document TEXT NOT NULL REFERENCES documents (id),
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (document, version)
) STRICT, WITHOUT ROWID;
