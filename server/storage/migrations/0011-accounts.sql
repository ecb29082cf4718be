-- The account of a person. The person stays when the account is deactivated.
CREATE TABLE person_accounts (
  person TEXT PRIMARY KEY REFERENCES people (id),
  user_id TEXT NOT NULL UNIQUE,
  identifier TEXT NOT NULL UNIQUE, -- e-mail or user name, lower case
  deactivated INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Links of seven days that work once; only the hash of the token is kept.
CREATE TABLE invitations (
  token_hash TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES people (id),
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX invitations_by_person ON invitations (person);
