-- What a person's session brings to one device to open what lies sealed there.
CREATE TABLE device_keys (
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  device TEXT NOT NULL,
  secret BLOB NOT NULL,
  created_at TEXT NOT NULL,
  used_at TEXT NOT NULL,
  PRIMARY KEY (person, device)
) STRICT;
