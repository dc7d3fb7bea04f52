import type { AnyChange } from '#shared/domain/change-set.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import type { ProjectStore } from '../../store/project-store.ts';

/** More entries, or more changes in one of them, cost as much to look through as the documents. */
const MOST_ENTRIES = 100;
const MOST_CHANGES = 2000;

interface Stretch {
  /** Entries of the journal by their numbers: from behind the first to the second, included. */
  readonly after: number;
  readonly until: number;
}

/**
 * The documents of whose claims something else is said after these entries of the journal: where annotations, links or
 * the document changed, and where a claim is linked to one of those. Null where it may be any document.
 */
export function documentsTouched(store: ProjectStore, { after, until }: Stretch): ReadonlySet<string> | null {
  if (until < after || until - after > MOST_ENTRIES) return null;
  const { past } = store.read;
  const touched = new Set<string>();
  for (let sequence = after + 1; sequence <= until; sequence += 1) {
    if (past.entry(sequence).changes > MOST_CHANGES) return null;
    for (const change of past.changesIn(sequence)) {
      // Entities are named in the frames, and the codebook says what a claim is.
      if (change.kind === 'entity' || change.kind === 'codebook') return null;
      for (const id of documentsOf(change, store.read)) touched.add(id);
    }
  }
  return touched;
}

function documentsOf(change: AnyChange, read: ProjectReader): string[] {
  const documentOf = (id: string): string | [] => read.annotation(id)?.documentId ?? [];
  if (change.kind === 'document') return [change.before, change.after].flatMap((document) => document?.id ?? []);
  if (change.kind === 'link')
    return [change.before, change.after].flatMap((link) => (link ? [link.fromId, link.toId] : [])).flatMap(documentOf);
  if (change.kind !== 'annotation') return [];
  const records = [change.before, change.after].flatMap((annotation) => annotation ?? []);
  const linked = records.flatMap(({ id }) => read.linksOf(id)).flatMap(({ fromId, toId }) => [fromId, toId]);
  return [...records.map(({ documentId }) => documentId), ...linked.flatMap(documentOf)];
}
