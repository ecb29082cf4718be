-- Services inside areas, agreements with other enti, vacant places, and what an employment says besides its dates.
CREATE TABLE services (
  id TEXT PRIMARY KEY,
  area TEXT NOT NULL REFERENCES areas (id),
  parent TEXT REFERENCES services (id),
  name TEXT NOT NULL,
  place INTEGER NOT NULL,
  from_day TEXT,
  to_day TEXT
) STRICT;

ALTER TABLE employments ADD COLUMN service TEXT REFERENCES services (id);
-- hundredths of an hour a week; null is full time
ALTER TABLE employments ADD COLUMN part_time INTEGER;
ALTER TABLE employments ADD COLUMN profile TEXT NOT NULL DEFAULT '';

CREATE TABLE agreements (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('service', 'staff')),
  area TEXT REFERENCES areas (id),
  service TEXT REFERENCES services (id),
  person TEXT REFERENCES people (id),
  entity TEXT NOT NULL,
  lead TEXT CHECK (lead IN ('here', 'there')),
  share INTEGER, -- this ente's part, hundredths of a percent
  act TEXT NOT NULL,
  from_day TEXT,
  to_day TEXT
) STRICT;

-- Until now an area only named the enti it is shared with.
INSERT INTO agreements (id, kind, area, entity, act, from_day, to_day)
SELECT lower(hex(randomblob(16))), 'service', areas.id, shared.value, '', areas.from_day, areas.to_day
FROM areas, json_each(areas.shared_with) AS shared;
ALTER TABLE areas DROP COLUMN shared_with;

CREATE TABLE vacancies (
  id TEXT PRIMARY KEY,
  area TEXT NOT NULL REFERENCES areas (id),
  service TEXT REFERENCES services (id),
  classification_area TEXT,
  words TEXT NOT NULL,
  from_day TEXT,
  to_day TEXT
) STRICT;

-- A person found to be another one: history and closed documents still carry the id.
CREATE TABLE person_aliases (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES people (id),
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  title TEXT NOT NULL
) STRICT;

-- What an import of people wrote and what stood there before, JSON, so that it can be taken back.
CREATE TABLE registry_imports (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  written TEXT NOT NULL,
  previous TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
