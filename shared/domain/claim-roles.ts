import { LinkTypeId } from './ids.ts';

/** The types of links that say what part something has in a claim. Ids outlive renaming, so they are what counts. */
export const claimRoles: readonly LinkTypeId[] = ['source', 'cue', 'addressee', 'evidence'].map((id) =>
  LinkTypeId.parse(id),
);

/** Two claims were looked at and are about different things: a decision that is kept, and no relation. */
export const UNRELATED = LinkTypeId.parse('unrelated');
