/**
 * Three more kinds of records, each of which nothing is asked but by its id or document: what is not looked up lies in
 * `body` as JSON. The index of labels learns the status, so that counting leaves rejected annotations out without
 * reading their rows.
 */
export const memosQueriesRules = `
  CREATE TABLE memos (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    body TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX memos_by_document ON memos (document_id);

  CREATE TABLE queries (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  CREATE TABLE rules (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  DROP INDEX annotations_by_label;
  CREATE INDEX annotations_by_label ON annotations (label_id, document_id, status);
  CREATE INDEX annotations_by_layer ON annotations (layer_id, document_id);
  CREATE INDEX links_by_type ON links (type_id);
`;
