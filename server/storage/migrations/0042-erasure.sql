-- What remains of a document whose content was erased by an act: enough to say that it was, by whom and on what ground.
CREATE TABLE tombstones (
  document TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  subject TEXT,
  -- the document that goes on
  successor TEXT NOT NULL UNIQUE,
  -- the log as it was: its last row and that row's imprint
  seq INTEGER NOT NULL,
  head BLOB NOT NULL,
  -- rows of tables that were erased
  erased INTEGER NOT NULL,
  at TEXT NOT NULL,
  person TEXT NOT NULL,
  organ TEXT NOT NULL,
  number TEXT NOT NULL,
  day TEXT NOT NULL
) STRICT;
