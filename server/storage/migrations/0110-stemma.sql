-- The coat of arms of the ente, one PNG. Not in the registry: devices fetch that whole at every change.
CREATE TABLE stemma (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  sha256 TEXT NOT NULL,
  png BLOB NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL
) STRICT;
