-- The ente and everything about it that commands change: one winner each, one version for all of it.
CREATE TABLE entity (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  province TEXT NOT NULL,
  registry_version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE years (year INTEGER PRIMARY KEY) STRICT;

CREATE TABLE areas (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  place INTEGER NOT NULL,
  shared_with TEXT NOT NULL, -- JSON array of names
  from_day TEXT,
  to_day TEXT
) STRICT;

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  title TEXT NOT NULL
) STRICT;

CREATE TABLE employments (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES people (id),
  area TEXT REFERENCES areas (id),
  classification_area TEXT,
  from_day TEXT,
  to_day TEXT
) STRICT;

CREATE TABLE incarichi (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES people (id),
  role TEXT NOT NULL,
  area TEXT REFERENCES areas (id),
  act TEXT NOT NULL,
  from_day TEXT,
  to_day TEXT
) STRICT;

-- Who did what, in what role, when. Never changed, never shortened.
CREATE TABLE command_log (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  person TEXT, -- null: the machine's administrator by command line
  roles TEXT NOT NULL, -- JSON array
  type TEXT NOT NULL,
  payload TEXT NOT NULL -- JSON without secrets
) STRICT;

-- Written by /readyz: proves that the disk still takes writes.
CREATE TABLE readiness (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), at TEXT NOT NULL) STRICT;
