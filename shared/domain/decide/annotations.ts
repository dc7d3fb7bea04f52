import type { Annotation } from '../annotation.ts';
import { added, type AnyChange, type ChangeSet, removed, updated } from '../change-set.ts';
import { findLabel } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { AnnotationId, type LabelId } from '../ids.ts';
import type { Link } from '../link.ts';
import { withFittingEntries } from '../register-entries.ts';
import { keptValues, linksThatNoLongerFit } from '../relabel-losses.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import { findSpanFault, quoteOf, type Span, type SpanFault } from '../span.ts';
import { needsLook } from '../version-origin.ts';
import { settledByRemoving } from './carried.ts';
import { mergeAttributes, withDefaults, withOptions } from './attributes.ts';
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
  return createAll(state, { ...command, places: placesWithout(state, command) }, context);
}

/**
 * The places that do not hold the very annotation yet that would be made there by the same hand: words can hold two
 * claims, but name a thing only once. The annotations of each document are read once, however many places are in it.
 */
function placesWithout(
  state: ProjectState,
  { places, labelId, annotatorId, status }: CommandOf<'annotation.create-many'>,
): CommandOf<'annotation.create-many'>['places'] {
  // A rejected suggestion is kept beside what is there, and is nothing that is there.
  if (status === 'rejected' || findLabel(state.codebook(), labelId)?.layer.kind !== 'entity') return places;
  const taken = new Map<string, Set<string>>();
  const takenIn = (documentId: string): Set<string> => {
    const same = state
      .annotationsOf(documentId)
      .filter((one) => one.labelId === labelId && one.annotatorId === annotatorId && one.status !== 'rejected');
    return new Set(same.map(({ spans }) => placeOf(spans)));
  };
  return places.filter(({ documentId, spans }) => {
    const here = taken.get(documentId) ?? takenIn(documentId);
    taken.set(documentId, here);
    const before = here.size;
    return here.add(placeOf(spans)).size > before;
  });
}

function placeOf(spans: readonly Span[]): string {
  return spans.map(({ start, end }) => `${start}-${end}`).join(' ');
}

/** What is said of new annotations, and where each of them stands. */
type NewAnnotations = Omit<CommandOf<'annotation.create-many'>, 'type'> &
  Pick<CommandOf<'annotation.create'>, 'note' | 'propositionId'>;

function createAll(state: ProjectState, command: NewAnnotations, { now, newId }: DecisionContext): Result<ChangeSet> {
  if (!state.annotator(command.annotatorId)) return failure('annotator/not-found', { id: command.annotatorId });
  const codebook = state.codebook();
  const found = findLabel(codebook, command.labelId);
  if (!found) return failure('annotation/unknown-label', { label: command.labelId });
  const { propositionId } = command;
  if (propositionId !== undefined && found.layer.kind !== 'claim')
    return failure('proposition/not-a-claim', { text: found.label.name });
  if (propositionId !== undefined && !state.record('proposition', propositionId))
    return failure('proposition/not-found', { id: propositionId });
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
      ...(propositionId === undefined ? {} : { propositionId }),
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
  const ids = command.labelId === undefined ? command.ids : withoutTwins(state, command.ids, command.labelId);
  for (const id of new Set(ids)) {
    const before = state.annotation(id);
    if (!before) return failure('annotation/not-found', { id });
    const found = findLabel(codebook, command.labelId ?? before.labelId);
    if (!found) return failure('annotation/unknown-label', { label: command.labelId ?? before.labelId });
    const kept = keptValues(codebook, before, found.layer);
    // On another layer it is new, and has what new annotations have there.
    const said = found.layer.id === before.layerId ? kept : { ...withDefaults(found.layer), ...kept };
    const attributes = mergeAttributes(found.layer, said, {
      ...command.attributes,
      ...withOptions(found.layer, said, command.options ?? []),
    });
    if (!attributes.ok) return attributes;
    const after: Annotation = {
      ...withFittingEntries(before, found.layer),
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
  const links = command.labelId === undefined ? [] : linksLostBy(state, { ids, labelId: command.labelId });
  return success([...links.map((link) => removed('link', link)), ...changes]);
}

/**
 * Without those that would become what the same hand has made of the very same words already, so that relabelling
 * makes nothing twice either. They stay what they are, and so does what was said of them.
 */
function withoutTwins(state: ProjectState, ids: readonly AnnotationId[], labelId: LabelId): readonly AnnotationId[] {
  if (findLabel(state.codebook(), labelId)?.layer.kind !== 'entity') return ids;
  const namedIn = new Map<string, Set<string>>();
  return ids.filter((id) => {
    const one = state.annotation(id);
    if (!one || one.labelId === labelId || one.status === 'rejected') return true;
    const named =
      namedIn.get(one.documentId) ??
      new Set(
        state
          .annotationsOf(one.documentId)
          .filter((other) => other.labelId === labelId && other.status !== 'rejected')
          .map(nameOf),
      );
    namedIn.set(one.documentId, named);
    const before = named.size;
    return named.add(nameOf(one)).size > before;
  });
}

function nameOf({ annotatorId, spans }: Annotation): string {
  return `${annotatorId} ${placeOf(spans)}`;
}

/** A link that the codebook forbids between the new labels goes in the same step, and comes back when that is undone. */
function linksLostBy(
  state: ProjectState,
  { ids, labelId }: { readonly ids: readonly AnnotationId[]; readonly labelId: LabelId },
): Link[] {
  const relabelled: ReadonlySet<string> = new Set(ids);
  const links = ids.flatMap((id) => [...state.linksOf(id)]);
  return linksThatNoLongerFit(state.codebook(), links, (id) => {
    // The window does not hold the ends in other documents: there the store decides.
    const before = state.annotation(id)?.labelId;
    return before && { before, after: relabelled.has(id) ? labelId : before };
  });
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
  // Whoever puts it where it belongs has looked at it.
  const status = needsLook(before) ? 'accepted' : before.status;
  return success([
    updated('annotation', before, { ...before, spans: command.spans, quote: quote.value, status, updatedAt: now }),
  ]);
}

/** What is removed from an updated version is not carried over to it again. */
export function removeAnnotations(
  state: ProjectState,
  command: CommandOf<'annotation.remove'>,
  context: DecisionContext,
): Result<ChangeSet> {
  const annotations: Annotation[] = [];
  for (const id of new Set(command.ids)) {
    const annotation = state.annotation(id);
    if (!annotation) return failure('annotation/not-found', { id });
    annotations.push(annotation);
  }
  return success([...removeWithLinks(state, annotations), ...settledByRemoving(state, annotations, context)]);
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
