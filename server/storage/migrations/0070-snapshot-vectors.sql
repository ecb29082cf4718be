-- The state vector of the snapshot's bytes: a document is greeted by it before anything is unpacked. null: not known.
ALTER TABLE snapshots ADD COLUMN vector BLOB;
