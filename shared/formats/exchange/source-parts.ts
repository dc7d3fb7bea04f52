import { findLabel } from '../../domain/codebook.ts';
import type { SourcePart } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { type ExportSplit, withoutLostVersions } from './export-selection.ts';
import { splitDocuments } from './split-documents.ts';

const partNames = ['train', 'dev', 'test'] as const;

export interface SplitSource {
  readonly parts: readonly SourcePart[];
  /** Links whose ends came into different parts: they are in none. */
  readonly linksCut: number;
}

/** Divides a project by documents into train, dev and test, each with its share of every label. Parts with a share of 0 are left out. */
export function splitSource(source: ProjectSource, { shares, seed }: ExportSplit): SplitSource {
  const groups = versionGroups(source);
  const dealt = source.documents.map(({ id, contentId, name }) => ({
    id: String(id),
    group: groups.get(id) ?? id,
    key: `${contentId} ${name}`,
    labels: labelCounts(source, id),
  }));
  const sets = splitDocuments(dealt, { shares, seed });
  const parts = partNames.flatMap((name, index) => {
    const ids = sets[index];
    return ids && (shares[index] ?? 0) > 0 ? [{ name, source: partOf(source, ids) }] : [];
  });
  const kept = parts.reduce((sum, part) => sum + part.source.links.length, 0);
  return { parts, linksCut: source.links.length - kept };
}

/** The first version of each document: an update says nearly the same words, so that it may not be tested on them. */
function versionGroups({ documents }: ProjectSource): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  const previous = new Map(documents.map(({ id, previousId }) => [String(id), previousId]));
  for (const { id } of documents) {
    let first: string = id;
    const seen = new Set([first]);
    for (let at = previous.get(first); at !== undefined && previous.has(at) && !seen.has(at); at = previous.get(at)) {
      first = at;
      seen.add(at);
    }
    groups.set(id, first);
  }
  return groups;
}

function labelCounts(source: ProjectSource, documentId: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { labelId } of source.annotationsOf(documentId)) {
    const found = findLabel(source.codebook, labelId);
    if (!found) continue;
    // By its name: a codebook that comes in again has new ids.
    const name = `${found.layer.name}\0${found.label.name}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function partOf(source: ProjectSource, ids: ReadonlySet<string>): ProjectSource {
  const isIn = (annotationId: string) => ids.has(source.annotation(annotationId)?.documentId ?? '');
  const documents = withoutLostVersions(source.documents.filter(({ id }) => ids.has(id)));
  return {
    ...source,
    documents,
    links: source.links.filter(({ fromId, toId }) => isIn(fromId) && isIn(toId)),
    memos: source.memos.filter(({ documentId }) => ids.has(documentId)),
  };
}
