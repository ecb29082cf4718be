-- What an import of a plan wrote and what stood there before, JSON, so that it can be taken back.
CREATE TABLE plan_imports (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  written TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
