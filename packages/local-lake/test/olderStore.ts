/** Takes the file of a dataset back to what it was before the fourth format. */
export const WITHOUT_KEYS = `DROP TABLE references_to; DROP TABLE path_values; DROP TABLE counts;
  DROP INDEX documents_by_created; DROP INDEX documents_by_updated;
  ALTER TABLE documents DROP COLUMN layer; ALTER TABLE documents DROP COLUMN created;
  ALTER TABLE documents DROP COLUMN updated; ALTER TABLE documents DROP COLUMN size;
  PRAGMA user_version = 3;`
