import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import { type AnyChange, recordIdOf } from '#shared/domain/change-set.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import type { Link } from '#shared/domain/link.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { Past } from '../../store/past.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { keyOf, Restoration, versionBefore } from './restoration.ts';
import { withCounts } from './restore-command.ts';

/**
 * The command that makes a document what it was after an entry: its record, its annotations, memos, and the links that
 * begin or end in it. The journal is read backwards from now, so that what never changed since costs nothing: what a
 * record was like then is the `before` of the first change after it.
 */
export function documentAt(
  store: ProjectStore,
  { documentId, sequence }: InputOf<'history.document-at'>,
): Result<OutputOf<'history.document-at'>> {
  const { read } = store;
  const document = read.document(documentId) ?? lastOf(read.past, documentId);
  if (!document) return failure('document/not-found', { id: documentId });
  read.past.entry(sequence);
  const first = firstChangesAfter(read.past, { documentId, sequence });
  if (first.get(keyOf('document', documentId))?.before === null)
    return failure('history/document-not-there', { document: document.name });

  const restoration = new Restoration(read);
  const links: Link[] = [];
  for (const change of first.values()) {
    const version = versionBefore(change);
    if (!version) restoration.remove(change.kind, recordIdOf(change));
    else if (version.kind === 'link') links.push(version.record);
    else restoration.put(version);
  }
  let leftOut = 0;
  for (const link of links) {
    const whole = restoration.has('annotation', link.fromId) && restoration.has('annotation', link.toId);
    if (whole) restoration.put({ kind: 'link', record: link });
    else if (!read.record('link', link.id)) leftOut += 1;
  }
  const command = withCounts(store, restoration.command());
  return command.ok ? success({ ...command.value, leftOut }) : command;
}

/** A document that was removed as it was then: it comes back as it was after the entry that is asked for. */
function lastOf(past: Past, documentId: string): DocumentRecord | undefined {
  const last = past.lastChangeOf('document', documentId)?.change;
  return last?.kind === 'document' ? (last.before ?? undefined) : undefined;
}

/** The first change after an entry of each record of the document. */
function firstChangesAfter(
  past: Past,
  { documentId, sequence }: { readonly documentId: string; readonly sequence: number },
): Map<string, AnyChange> {
  const first = new Map<string, AnyChange>();
  const note = (change: AnyChange): void => {
    const key = keyOf(change.kind, recordIdOf(change));
    if (!first.has(key)) first.set(key, change);
  };
  for (const { change } of past.changesOfDocumentAfter(documentId, sequence)) note(change);
  const isHere = annotationsIn(past, documentId);
  for (const { change } of past.changesOfLinksAfter(sequence))
    if (
      change.kind === 'link' &&
      [change.before, change.after].some((link) => link && (isHere(link.fromId) || isHere(link.toId)))
    )
      note(change);
  return first;
}

function annotationsIn(past: Past, documentId: string): (annotationId: string) => boolean {
  const known = new Map<string, boolean>();
  return (id) => {
    const found = known.get(id) ?? past.documentOfAnnotation(id) === documentId;
    known.set(id, found);
    return found;
  };
}
