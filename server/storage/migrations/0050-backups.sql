-- The public half of each recovery key; the other half was shown once and is not here. The last one seals new copies.
CREATE TABLE recovery_keys (
  id TEXT PRIMARY KEY,
  public_key BLOB NOT NULL,
  created_at TEXT NOT NULL,
  person TEXT -- null: the machine's administrator by command line
) STRICT;

-- Each time this database was put back from a copy.
CREATE TABLE restores (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  copied_at TEXT NOT NULL,
  -- until then devices may bring back what others wrote after the copy
  recover_until TEXT NOT NULL
) STRICT;

-- Signs who writes under a client id, for devices to keep. In the copies too: it must outlive this machine.
CREATE TABLE owner_seal (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), key BLOB NOT NULL) STRICT;

-- Rows of the log that a device brought back after a restore, and whose device it was.
CREATE TABLE recovered_rows (
  document TEXT NOT NULL,
  seq INTEGER NOT NULL,
  messenger TEXT NOT NULL,
  PRIMARY KEY (document, seq)
) STRICT, WITHOUT ROWID;
