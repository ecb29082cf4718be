-- A Sindaco's time in office. What was promised for it is a document of its own, of several years: year 0.
CREATE TABLE mandates (
  id TEXT PRIMARY KEY,
  sindaco TEXT REFERENCES people (id),
  name TEXT NOT NULL,
  act TEXT NOT NULL,
  from_day TEXT,
  to_day TEXT
) STRICT;

-- What a document is about besides its year: an area, a mandate, nothing for a plan.
ALTER TABLE documents RENAME COLUMN area TO subject;
