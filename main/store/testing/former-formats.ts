/** Takes a project back to an earlier format, as the program of that time left it. */
const toFormat4 = `
  ALTER TABLE documents DROP COLUMN part;
  PRAGMA user_version = 4;
`;
export const toFormat3 = `${toFormat4}
  DROP INDEX documents_by_previous;
  ALTER TABLE documents DROP COLUMN previous_id;
  ALTER TABLE documents DROP COLUMN carried;
  ALTER TABLE links DROP COLUMN evidence;
  PRAGMA user_version = 3;
`;
export const toFormat2 = `${toFormat3}
  DROP INDEX annotations_by_proposition;
  ALTER TABLE annotations DROP COLUMN proposition_id;
  ALTER TABLE entities DROP COLUMN unlike;
  PRAGMA user_version = 2;
`;
export const toFormat1 = `${toFormat2}
  DROP TABLE memos; DROP TABLE queries; DROP TABLE rules;
  DROP INDEX annotations_by_label; DROP INDEX annotations_by_layer; DROP INDEX links_by_type;
  CREATE INDEX annotations_by_label ON annotations (label_id, document_id);
  PRAGMA user_version = 1;
`;
