-- Each row of a log carries an imprint over itself, its changes and the row before it; see chain.ts.
ALTER TABLE log ADD COLUMN hash BLOB;
-- When the device says it was written, ISO 8601; only where a device said so.
ALTER TABLE log ADD COLUMN claimed_at TEXT;
-- The imprint of the last row, so that appending reads nothing.
ALTER TABLE documents ADD COLUMN head BLOB;
-- The row whose imprint covers this owner.
ALTER TABLE owners ADD COLUMN seq INTEGER;
CREATE INDEX changes_seq ON changes (document, seq, id);
