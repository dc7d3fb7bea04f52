import type { Annotation } from '../annotation.ts';
import { added, type AnyChange, type ChangeSet, removed, updated } from '../change-set.ts';
import { findLabel } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { AnnotationId } from '../ids.ts';
import type { Link } from '../link.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import { findSpanFault, quoteOf, type Span, type SpanFault } from '../span.ts';
import { mergeAttributes, withDefaults } from './attributes.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

const spanFaultCodes = {
  none: 'annotation/no-text',
  'out-of-order': 'annotation/spans-out-of-order',
  'outside-text': 'annotation/outside-text',
  'splits-character': 'annotation/splits-character',
} as const satisfies Record<SpanFault, string>;

export function createAnnotation(
  state: ProjectState,
  { documentId, spans, confidence, ...said }: CommandOf<'annotation.create'>,
  context: DecisionContext,
): Result<ChangeSet> {
  return createAll(state, { ...said, places: [{ documentId, spans, confidence }] }, context);
}

export function createManyAnnotations(
  state: ProjectState,
  command: CommandOf<'annotation.create-many'>,
  context: DecisionContext,
): Result<ChangeSet> {
  return createAll(state, command, context);
}

/** What is said of new annotations, and where each of them stands. */
type NewAnnotations = Omit<CommandOf<'annotation.create-many'>, 'type'> & Pick<CommandOf<'annotation.create'>, 'note'>;

function createAll(state: ProjectState, command: NewAnnotations, { now, newId }: DecisionContext): Result<ChangeSet> {
  if (!state.annotator(command.annotatorId)) return failure('annotator/not-found', { id: command.annotatorId });
  const codebook = state.codebook();
  const found = findLabel(codebook, command.labelId);
  if (!found) return failure('annotation/unknown-label', { label: command.labelId });
  const ofAll = mergeAttributes(found.layer, withDefaults(found.layer), command.attributes ?? {});
  if (!ofAll.ok) return ofAll;
  const changes: AnyChange[] = [];
  for (const { documentId, spans, attributes: own, confidence } of command.places) {
    const attributes = own ? mergeAttributes(found.layer, ofAll.value, own) : ofAll;
    if (!attributes.ok) return attributes;
    const document = state.document(documentId);
    if (!document) return failure('document/not-found', { id: documentId });
    const quote = quoteIn(state.textOf(document.id), spans, document.name);
    if (!quote.ok) return quote;
    const annotation: Annotation = {
      id: AnnotationId.parse(newId()),
      documentId: document.id,
      layerId: found.layer.id,
      labelId: found.label.id,
      spans,
      quote: quote.value,
      attributes: attributes.value,
      note: command.note ?? '',
      entityId: null,
      annotatorId: command.annotatorId,
      status: command.status ?? 'open',
      origin: command.origin ?? { kind: 'manual', by: '' },
      confidence: confidence ?? null,
      codebookVersion: codebook.version,
      createdAt: now,
      updatedAt: now,
    };
    if (state.annotation(annotation.id)) return failure('annotation/exists', { id: annotation.id });
    changes.push(added('annotation', annotation));
  }
  return success(changes);
}

export function editAnnotations(
  state: ProjectState,
  command: CommandOf<'annotation.edit'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const codebook = state.codebook();
  const changes: AnyChange[] = [];
  for (const id of new Set(command.ids)) {
    const before = state.annotation(id);
    if (!before) return failure('annotation/not-found', { id });
    const found = findLabel(codebook, command.labelId ?? before.labelId);
    if (!found) return failure('annotation/unknown-label', { label: command.labelId ?? before.labelId });
    // What was said of the old layer would mean nothing on another one.
    const kept = found.layer.id === before.layerId ? before.attributes : {};
    const attributes = mergeAttributes(found.layer, kept, command.attributes ?? {});
    if (!attributes.ok) return attributes;
    const after: Annotation = {
      ...before,
      layerId: found.layer.id,
      labelId: found.label.id,
      attributes: attributes.value,
      note: command.note ?? before.note,
      status: command.status ?? before.status,
      codebookVersion: codebook.version,
    };
    if (!sameValue({ ...after, codebookVersion: 0 }, { ...before, codebookVersion: 0 }))
      changes.push(updated('annotation', before, { ...after, updatedAt: now }));
  }
  return success(changes);
}

export function moveAnnotation(
  state: ProjectState,
  command: CommandOf<'annotation.move'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const before = state.annotation(command.id);
  if (!before) return failure('annotation/not-found', { id: command.id });
  const document = state.document(before.documentId);
  if (!document) return failure('document/not-found', { id: before.documentId });
  if (sameValue(before.spans, command.spans)) return success([]);
  const quote = quoteIn(state.textOf(before.documentId), command.spans, document.name);
  if (!quote.ok) return quote;
  return success([
    updated('annotation', before, { ...before, spans: command.spans, quote: quote.value, updatedAt: now }),
  ]);
}

export function removeAnnotations(state: ProjectState, command: CommandOf<'annotation.remove'>): Result<ChangeSet> {
  const annotations: Annotation[] = [];
  for (const id of new Set(command.ids)) {
    const annotation = state.annotation(id);
    if (!annotation) return failure('annotation/not-found', { id });
    annotations.push(annotation);
  }
  return success(removeWithLinks(state, annotations));
}

/** A link without an end means nothing, so the links of removed annotations go with them, and come back with them. */
export function removeWithLinks(state: ProjectState, annotations: readonly Annotation[]): ChangeSet {
  const links = new Map<string, Link>();
  for (const annotation of annotations) for (const link of state.linksOf(annotation.id)) links.set(link.id, link);
  return [
    ...[...links.values()].map((link) => removed('link', link)),
    ...annotations.map((annotation) => removed('annotation', annotation)),
  ];
}

function quoteIn(text: string, spans: readonly Span[], documentName: string): Result<string> {
  const fault = findSpanFault(text, spans);
  if (!fault) return success(quoteOf(text, spans));
  const places = spans.map((span) => `${span.start}–${span.end}`).join(', ');
  return failure(spanFaultCodes[fault], { document: documentName, places, length: text.length });
}
