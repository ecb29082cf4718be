-- What proves a person besides the password, and where they are signed in.

-- Keeps the password when the organisation's own sign-in is the only way in; the first account of an ente has it.
ALTER TABLE person_accounts ADD COLUMN emergency INTEGER NOT NULL DEFAULT 0;
UPDATE person_accounts SET emergency = 1 WHERE rowid = (SELECT min(rowid) FROM person_accounts);

-- One-time codes of an app (RFC 6238). A row is there from the first right code on.
CREATE TABLE second_factors (
  person TEXT PRIMARY KEY REFERENCES people (id),
  secret TEXT NOT NULL, -- encrypted with the server's secret
  since TEXT NOT NULL,
  last_step INTEGER NOT NULL -- the time step of the last code taken: none before it, nor it again, is taken
) STRICT;

-- Each works once, then the row is gone. Keyed hash: the file of the database alone does not tell a code.
CREATE TABLE recovery_codes (
  person TEXT NOT NULL REFERENCES people (id),
  code_hash TEXT NOT NULL,
  PRIMARY KEY (person, code_hash)
) STRICT;

CREATE TABLE passkeys (
  id TEXT PRIMARY KEY, -- credential id, base64url
  person TEXT NOT NULL REFERENCES people (id),
  name TEXT NOT NULL,
  rp_id TEXT NOT NULL, -- the name of this server the key was made for
  public_key BLOB NOT NULL,
  counter INTEGER NOT NULL,
  transports TEXT NOT NULL, -- JSON array
  created_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX passkeys_by_person ON passkeys (person);

-- Whom the organisation's own sign-in means. Bound at the first entrance: an e-mail given to another later opens nothing.
CREATE TABLE provider_subjects (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES people (id),
  PRIMARY KEY (issuer, subject),
  UNIQUE (issuer, person)
) STRICT;

-- What better-auth does not say of a session.
CREATE TABLE session_uses (
  session TEXT PRIMARY KEY REFERENCES auth_session (id) ON DELETE CASCADE,
  means TEXT NOT NULL,
  used_at TEXT NOT NULL
) STRICT;

-- What somebody else did to an account, told to its person until they have seen it.
CREATE TABLE account_notices (
  id INTEGER PRIMARY KEY,
  person TEXT NOT NULL REFERENCES people (id),
  code TEXT NOT NULL,
  by_person TEXT, -- null: whoever holds the machine, by command line
  at TEXT NOT NULL
) STRICT;
CREATE INDEX account_notices_by_person ON account_notices (person);
