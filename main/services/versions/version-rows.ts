import type { VersionRow } from '#shared/api/version-methods.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import { DocumentId } from '#shared/domain/ids.ts';
import type { ProjectReader } from '../../store/project-reader.ts';

/**
 * Every document that has a version before or after it, row by row, the oldest of each first; then those that have none
 * any more, and in which something still needs a look.
 */
export function versionRows(read: ProjectReader): VersionRow[] {
  const versions = read.versionDocuments();
  const toLook = read.annotationsToLookAt();
  const rows = rowsOf(versions, toLook);
  const ids = new Set<string>(rows.map(({ documentId }) => documentId));
  const alone = [...toLook].flatMap(([id, count]): VersionRow[] =>
    ids.has(id) ? [] : [{ documentId: DocumentId.parse(id), previousId: null, number: 1, versions: 1, toLook: count }],
  );
  return [...rows, ...alone];
}

function rowsOf(versions: readonly DocumentRecord[], toLook: ReadonlyMap<string, number>): VersionRow[] {
  const nextOf = new Map(versions.map((document) => [document.previousId, document]));
  const ids = new Set<string>(versions.map(({ id }) => id));
  return versions.flatMap(({ previousId }) => {
    // A row begins with the document that is no version of another one.
    if (previousId === undefined || ids.has(previousId)) return [];
    const row: DocumentId[] = [previousId];
    for (let at = nextOf.get(previousId); at && row.length <= versions.length; at = nextOf.get(at.id)) row.push(at.id);
    return row.map((documentId, index) => ({
      documentId,
      previousId: row[index - 1] ?? null,
      number: index + 1,
      versions: row.length,
      toLook: toLook.get(documentId) ?? 0,
    }));
  });
}

/** The documents of which there is a newer version. */
export function olderVersions(read: ProjectReader): ReadonlySet<string> {
  return new Set(read.versionDocuments().flatMap(({ previousId }) => previousId ?? []));
}

/** All versions of the article that a document is one of, itself included. */
export function versionsOfArticle(read: ProjectReader, document: DocumentRecord): ReadonlySet<string> {
  const all = new Set<string>([document.id]);
  for (let at = read.nextVersionOf(document.id); at && !all.has(at.id); at = read.nextVersionOf(at.id)) all.add(at.id);
  for (let id = document.previousId; id && !all.has(id); id = read.document(id)?.previousId) all.add(id);
  return all;
}
