-- A year that was begun from the one before, and how far the logs of its documents were then: whoever wrote since
-- keeps it from being taken back.
CREATE TABLE year_openings (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  from_year INTEGER NOT NULL,
  at TEXT NOT NULL,
  heads TEXT NOT NULL, -- JSON: document → last row of its log
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
