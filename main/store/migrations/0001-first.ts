/**
 * Contents and sources are only ever added and are found by their own hash. The tables of records hold the state, and
 * the journal with its changes how it came to be; `hash` is over every other column of the row. References between
 * records are checked at COMMIT, so that the changes of a command may be written in any order.
 */
export const firstSchema = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, hash TEXT NOT NULL) STRICT;

  CREATE TABLE contents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,
    marks TEXT NOT NULL
  ) STRICT;

  CREATE TABLE sources (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

  CREATE VIRTUAL TABLE content_words USING fts5(
    text, content = 'contents', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
  );

  CREATE TABLE codebook (id TEXT PRIMARY KEY, codebook TEXT NOT NULL, hash TEXT NOT NULL) STRICT;

  CREATE TABLE annotators (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    byline TEXT NOT NULL,
    outlet TEXT NOT NULL,
    date TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    fields TEXT NOT NULL,
    status TEXT NOT NULL,
    content_id TEXT NOT NULL REFERENCES contents (id) DEFERRABLE INITIALLY DEFERRED,
    length INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    encoding_basis TEXT NOT NULL,
    byte_length INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES sources (sha256) DEFERRABLE INITIALLY DEFERRED,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX documents_by_position ON documents (position, id);
  CREATE INDEX documents_by_name ON documents (name);
  CREATE INDEX documents_by_content ON documents (content_id);
  CREATE INDEX documents_by_source ON documents (sha256);

  CREATE TABLE entities (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    label_id TEXT NOT NULL,
    aliases TEXT NOT NULL,
    external_ids TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  CREATE TABLE propositions (
    id TEXT PRIMARY KEY,
    statement TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  CREATE TABLE annotations (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    layer_id TEXT NOT NULL,
    label_id TEXT NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    spans TEXT NOT NULL,
    quote TEXT NOT NULL,
    attributes TEXT NOT NULL,
    note TEXT NOT NULL,
    entity_id TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    annotator_id TEXT NOT NULL REFERENCES annotators (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL,
    origin_kind TEXT NOT NULL,
    origin_by TEXT NOT NULL,
    confidence REAL,
    codebook_version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX annotations_in_reading_order ON annotations (document_id, start_offset, end_offset DESC, id);
  CREATE INDEX annotations_by_label ON annotations (label_id, document_id);
  CREATE INDEX annotations_by_annotator ON annotations (annotator_id);
  CREATE INDEX annotations_by_entity ON annotations (entity_id) WHERE entity_id IS NOT NULL;

  CREATE TABLE links (
    id TEXT PRIMARY KEY,
    type_id TEXT NOT NULL,
    from_id TEXT NOT NULL REFERENCES annotations (id) DEFERRABLE INITIALLY DEFERRED,
    to_id TEXT NOT NULL REFERENCES annotations (id) DEFERRABLE INITIALLY DEFERRED,
    attributes TEXT NOT NULL,
    note TEXT NOT NULL,
    annotator_id TEXT NOT NULL REFERENCES annotators (id) DEFERRABLE INITIALLY DEFERRED,
    confidence REAL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX links_by_from ON links (from_id);
  CREATE INDEX links_by_to ON links (to_id);
  CREATE INDEX links_by_annotator ON links (annotator_id);

  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    command_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    group_id TEXT,
    command_type TEXT NOT NULL,
    summary TEXT NOT NULL,
    annotator_id TEXT,
    at TEXT NOT NULL,
    undo_top INTEGER,
    redo_top INTEGER,
    below INTEGER,
    changes INTEGER NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  CREATE TABLE changes (
    seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    record_kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    document_id TEXT,
    before TEXT,
    after TEXT,
    hash TEXT NOT NULL,
    PRIMARY KEY (seq, ordinal)
  ) STRICT;
  CREATE INDEX changes_by_record ON changes (record_id, seq);
  CREATE INDEX changes_by_document ON changes (document_id, seq) WHERE document_id IS NOT NULL;
`;
