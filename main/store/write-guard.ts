import type { Annotation } from '#shared/domain/annotation.ts';
import { type ChangeSet, changesOf } from '#shared/domain/change-set.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import type { Link } from '#shared/domain/link.ts';
import { evidenceOf, linkSides, standsIn } from '#shared/domain/link-evidence.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import { findSpanFault, quoteOf } from '#shared/domain/span.ts';
import type { ProjectReader } from './project-reader.ts';
import { Refusal } from './refusal.ts';

/**
 * The last gate before COMMIT, whatever decided the changes: no annotation is stored that does not stand in its text
 * exactly where it says, and nothing points at a record that is not there. Reads the state after the changes; throws
 * the Refusal that rolls them back. Other programs lost work by a guard that deleted (INCEpTION #2038) or by offsets
 * nobody checked (#6247); this one only refuses.
 */
export function assertSound(read: ProjectReader, changeSet: ChangeSet): void {
  const checkedWhole = new Set<string>();
  assertVersions(read, changeSet);
  for (const { before, after } of changesOf(changeSet, 'document')) {
    if (!after) continue;
    if (before?.name !== after.name && read.countDocumentsNamed(after.name) > 1)
      throw new Refusal('document/name-taken', { name: after.name });
    if (before && sameTextAndSource(before, after)) continue;
    assertDocument(read, after);
    // Annotations that did not move must stand in the new text as well.
    if (before) {
      for (const annotation of read.annotationsOf(after.id)) assertAnnotation(read, annotation);
      for (const link of read.linksOfDocument(after.id)) assertEvidence(read, link);
      checkedWhole.add(after.id);
    }
  }
  for (const { before, after } of changesOf(changeSet, 'annotation')) {
    if (!after || checkedWhole.has(after.documentId)) continue;
    if (before && samePlace(before, after) && sameEntries(before, after)) continue;
    assertAnnotation(read, after);
  }
  for (const { before, after } of changesOf(changeSet, 'link')) {
    if (!after) continue;
    if (!before || !sameValue(placesOf(before), placesOf(after))) assertEvidence(read, after);
    if (before) continue;
    for (const id of [after.fromId, after.toId])
      if (!read.annotation(id)) throw new Refusal('annotation/not-found', { id });
    if (!read.annotator(after.annotatorId)) throw new Refusal('annotator/not-found', { id: after.annotatorId });
  }
}

/** Versions stand in rows: one before and one after each, and none leads back to itself. */
function assertVersions(read: ProjectReader, changeSet: ChangeSet): void {
  for (const { before, after } of changesOf(changeSet, 'document')) {
    if (!after && before && read.nextVersionsOf(before.id).length > 0)
      throw new Refusal('store/conflict', { kind: 'version', id: before.id });
    const previousId = after?.previousId;
    if (!after || previousId === undefined || previousId === before?.previousId) continue;
    const previous = read.document(previousId);
    if (!previous) throw new Refusal('document/not-found', { id: previousId });
    const other = read.nextVersionsOf(previousId).find(({ id }) => id !== after.id);
    if (other) throw new Refusal('version/taken', { document: previous.name, next: other.name });
    for (let at: DocumentRecord | undefined = previous; at; at = at.previousId && read.document(at.previousId))
      if (at.id === after.id) throw new Refusal('version/cycle', { document: previous.name });
  }
}

function assertDocument(read: ProjectReader, document: DocumentRecord): void {
  if (!read.hasContent(document.contentId))
    throw new Refusal('store/conflict', { kind: 'content', id: document.contentId });
  if (read.textOf(document.id).length !== document.length)
    throw new Refusal('store/conflict', { kind: 'length', id: document.id });
  if (read.sourceLength(document.source.sha256) !== document.source.byteLength)
    throw new Refusal('store/conflict', { kind: 'source', id: document.source.sha256 });
}

function assertAnnotation(read: ProjectReader, annotation: Annotation): void {
  const document = read.document(annotation.documentId);
  if (!document) throw new Refusal('document/not-found', { id: annotation.documentId });
  if (!read.annotator(annotation.annotatorId)) throw new Refusal('annotator/not-found', { id: annotation.annotatorId });
  if (annotation.entityId !== null && !read.record('entity', annotation.entityId))
    throw new Refusal('store/conflict', { kind: 'entity', id: annotation.entityId });
  const { propositionId } = annotation;
  if (propositionId !== undefined && !read.record('proposition', propositionId))
    throw new Refusal('store/conflict', { kind: 'proposition', id: propositionId });
  const text = read.textOf(document.id);
  if (!findSpanFault(text, annotation.spans) && quoteOf(text, annotation.spans) === annotation.quote) return;
  const places = annotation.spans.map((span) => `${span.start}–${span.end}`).join(', ');
  throw new Refusal('annotation/quote-mismatch', { document: document.name, places, quote: annotation.quote });
}

function placesOf({ fromId, toId, evidence }: Link): unknown {
  return [fromId, toId, evidence ?? null];
}

function assertEvidence(read: ProjectReader, link: Link): void {
  const evidence = evidenceOf(link);
  for (const side of linkSides) {
    if (evidence[side].length === 0) continue;
    const id = side === 'from' ? link.fromId : link.toId;
    const document = read.document(read.annotation(id)?.documentId ?? '');
    if (!document) throw new Refusal('annotation/not-found', { id });
    const text = read.textOf(document.id);
    const lost = evidence[side].find((passage) => !standsIn(text, passage));
    if (!lost) continue;
    const places = `${lost.span.start}–${lost.span.end}`;
    throw new Refusal('annotation/quote-mismatch', { document: document.name, places, quote: lost.quote });
  }
}

function sameTextAndSource(a: DocumentRecord, b: DocumentRecord): boolean {
  return a.contentId === b.contentId && a.length === b.length && sameValue(a.source, b.source);
}

function sameEntries(a: Annotation, b: Annotation): boolean {
  return a.entityId === b.entityId && a.propositionId === b.propositionId;
}

function samePlace(a: Annotation, b: Annotation): boolean {
  return a.documentId === b.documentId && a.quote === b.quote && sameValue(a.spans, b.spans);
}
