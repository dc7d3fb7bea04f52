/** Which part of a file a document is, where a file has several: the row of a table. No row gets another hash. */
export const documentParts = `
  ALTER TABLE documents ADD COLUMN part TEXT;
`;
