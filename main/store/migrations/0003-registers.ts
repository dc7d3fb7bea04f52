/**
 * What claims say and what entities are not. The new columns are empty in what is there, and an empty one is not hashed
 * (`laterColumns`), so every row keeps its hash.
 */
export const registers = `
  ALTER TABLE annotations ADD COLUMN proposition_id TEXT REFERENCES propositions (id) DEFERRABLE INITIALLY DEFERRED;
  CREATE INDEX annotations_by_proposition ON annotations (proposition_id) WHERE proposition_id IS NOT NULL;
  ALTER TABLE entities ADD COLUMN unlike TEXT;
`;
