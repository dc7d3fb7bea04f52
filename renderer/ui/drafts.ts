/**
 * What is typed and not committed yet. Before the window closes, or an action runs that may take the fields away,
 * all of it is committed.
 */
const drafts = new Set<() => void>();

/** Returns what takes it off the list again. */
export function registerDraft(commit: () => void): () => void {
  drafts.add(commit);
  return () => {
    drafts.delete(commit);
  };
}

export function commitDrafts(): void {
  for (const commit of drafts) commit();
}
