/** Takes the file of a dataset back to what it was before the fifth format. */
export const FOURTH_FORMAT = `ALTER TABLE revisions RENAME TO later;
  CREATE TABLE revisions (
    document_id TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES transactions (seq),
    content TEXT,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (document_id, seq)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO revisions SELECT * FROM later;
  DROP TABLE later;
  CREATE INDEX revisions_by_seq ON revisions (seq);
  PRAGMA user_version = 4;`

/** Takes it back to what it was before the fourth: without keys of documents. */
export const THIRD_FORMAT = `${FOURTH_FORMAT}
  DROP TABLE references_to; DROP TABLE path_values; DROP TABLE counts;
  DROP INDEX documents_by_created; DROP INDEX documents_by_updated;
  ALTER TABLE documents DROP COLUMN layer; ALTER TABLE documents DROP COLUMN created;
  ALTER TABLE documents DROP COLUMN updated; ALTER TABLE documents DROP COLUMN size;
  PRAGMA user_version = 3;`

/** Takes it back to the first one: without checksums. */
export const FIRST_FORMAT = `${THIRD_FORMAT}
  ALTER TABLE revisions DROP COLUMN checksum; ALTER TABLE transactions DROP COLUMN state;
  ALTER TABLE transactions DROP COLUMN checksum;
  PRAGMA user_version = 1;`
