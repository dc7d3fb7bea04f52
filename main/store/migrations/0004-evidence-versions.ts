/** What shows a relation, and which article is the updated version of which. As in 0003, no row gets another hash. */
export const evidenceAndVersions = `
  ALTER TABLE links ADD COLUMN evidence TEXT;
  ALTER TABLE documents ADD COLUMN previous_id TEXT REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED;
  ALTER TABLE documents ADD COLUMN carried TEXT;
  CREATE INDEX documents_by_previous ON documents (previous_id) WHERE previous_id IS NOT NULL;
`;
