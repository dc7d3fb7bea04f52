/**
 * What is typed and not committed yet. Before the window closes, or an action runs that may take the fields away,
 * all of it is committed.
 */
const drafts = new Map<() => void, boolean>();
const listeners = new Set<(open: number) => void>();
let told = 0;

export interface DraftEntry {
  /** Whether something is typed that was not taken yet. */
  readonly setOpen: (open: boolean) => void;
  /** Takes it off the list again. */
  readonly end: () => void;
}

export function registerDraft(commit: () => void): DraftEntry {
  drafts.set(commit, false);
  return {
    setOpen: (open) => {
      if (!drafts.has(commit)) return;
      drafts.set(commit, open);
      tell();
    },
    end: () => {
      drafts.delete(commit);
      tell();
    },
  };
}

export function commitDrafts(): void {
  for (const commit of drafts.keys()) commit();
}

/** Tells how many fields hold something that was not taken yet, whenever that changes. Returns what ends it. */
export function onOpenDrafts(listener: (open: number) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function tell(): void {
  const open = [...drafts.values()].filter(Boolean).length;
  if (open === told) return;
  told = open;
  for (const listener of listeners) listener(open);
}
