import type { Annotation } from '../annotation.ts';
import { carriedAttributes } from '../carried-attributes.ts';
import { added, type AnyChange, type ChangeSet, updated } from '../change-set.ts';
import type { CommandOf } from '../command.ts';
import type { CarriedRecord, DocumentRecord } from '../document.ts';
import { AnnotationId, type DocumentId, LinkId } from '../ids.ts';
import type { Link } from '../link.ts';
import { failure, type Result, success } from '../result.ts';
import { findSpanFault, quoteOf, type Span } from '../span.ts';
import { type CarriedReason, carriedFrom, needsLook, versionOrigin } from '../version-origin.ts';
import { carriedAcross, carriedAgain, copiesAcross, ofNothing, settledBefore, settledIn } from './carried.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

/**
 * Why a document cannot be the updated version of another one. Versions of an article stand in one row: each has at
 * most one before it and one after it, so that it is always clear which is the newest.
 */
export function findVersionFault(
  state: Pick<ProjectState, 'document' | 'nextVersionOf'>,
  id: string,
  previousId: DocumentId,
): Result<never> | undefined {
  const previous = state.document(previousId);
  if (!previous) return failure('document/not-found', { id: previousId });
  for (let at: DocumentRecord | undefined = previous; at; at = at.previousId && state.document(at.previousId))
    if (at.id === id) return failure('version/cycle', { document: previous.name });
  const next = state.nextVersionOf(previousId);
  if (next && next.id !== id) return failure('version/taken', { document: previous.name, next: next.name });
  return undefined;
}

export function setVersion(
  state: ProjectState,
  { id, previousId }: CommandOf<'version.set'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const before = state.document(id);
  if (!before) return failure('document/not-found', { id });
  if ((before.previousId ?? null) === previousId) return success([]);
  const fault = previousId && findVersionFault(state, id, previousId);
  if (fault) return fault;
  // What was carried over stays, and says of what it is a copy; what is still to do was about another document.
  const after = { ...ofNoVersion(before), ...(previousId ? { previousId } : {}), updatedAt: now };
  return success([updated('document', before, after)]);
}

/** What becomes of the next versions of documents that go: each goes on from the nearest one before that stays. */
export function joinNeighbours(
  state: ProjectState,
  removedIds: ReadonlySet<string>,
  { now }: Pick<DecisionContext, 'now'>,
): AnyChange[] {
  return [...removedIds].flatMap((id) => {
    const next = state.nextVersionOf(id);
    if (!next || removedIds.has(next.id)) return [];
    let at = state.document(id);
    while (at && removedIds.has(at.id)) at = at.previousId && state.document(at.previousId);
    if (!at) return [updated('document', next, { ...ofNoVersion(next), updatedAt: now })];
    const gap = { next, from: at, removedIds };
    const carried = carriedAcross(state, gap);
    const after = { ...next, previousId: at.id, ...(carried ? { carried } : {}), updatedAt: now };
    return [updated('document', next, after), ...copiesAcross(state, gap)];
  });
}

/**
 * The next version of a document that comes back, as it was before `joinNeighbours` made it go on from another one or
 * begin a row: `change` is what that did. With what is gone since then. Undefined where it was put elsewhere since.
 */
export function rejoined(now: DocumentRecord, { before, after }: RejoinedChange): DocumentRecord | undefined {
  if (now.previousId !== after.previousId || before.previousId === undefined) return undefined;
  const { previousId } = before;
  const carried = carriedAgain(now.carried, { before: before.carried, after: after.carried });
  return { ...now, previousId, ...(carried ? { carried } : {}) };
}

interface RejoinedChange {
  readonly before: DocumentRecord;
  readonly after: DocumentRecord;
}

/** The document without what it is as an updated version. Its copies stay, and so does what is to be looked at in them. */
export function ofNoVersion(document: DocumentRecord): DocumentRecord {
  const rest: { -readonly [Key in keyof DocumentRecord]: DocumentRecord[Key] } = { ...document };
  delete rest.previousId;
  delete rest.carried;
  const carried = ofNothing(document.carried);
  return carried ? { ...rest, carried } : rest;
}

export function carryAnnotations(
  state: ProjectState,
  command: CommandOf<'version.carry'>,
  context: DecisionContext,
): Result<ChangeSet> {
  const pair = versionsOf(state, command.id);
  if (!pair.ok) return pair;
  const { document, previousId } = pair.value;
  const present = state.annotationsOf(document.id);
  const copies = copiesIn(present);
  const made = new Map(present.filter(({ status }) => status !== 'rejected').map((one) => [saidOf(one), one.id]));
  const settled = new Set(document.carried?.settled ?? settledBefore(state, { document, previousId, copies }));
  const changes: AnyChange[] = [];
  let toLook = command.gone.length;
  for (const { fromId, spans, reason, confidence } of command.copies) {
    // Carrying over again brings only what is new.
    if (copies.has(fromId)) continue;
    const copy = copyOf(state, { document, previousId, fromId, spans, reason, confidence }, context);
    if (!copy.ok) return copy;
    // Who has labelled these words in the new version already has said what the copy would say.
    const twin = copy.value.status === 'rejected' ? undefined : made.get(saidOf(copy.value));
    copies.set(fromId, twin ?? copy.value.id);
    if (twin !== undefined) {
      settled.add(fromId);
      continue;
    }
    if (needsLook(copy.value)) toLook += 1;
    changes.push(added('annotation', copy.value));
  }
  for (const { id, evidence } of command.links) {
    const link = linkCopy(state, { id, evidence, copies }, context);
    if (!link.ok) return link;
    if (link.value) changes.push(added('link', link.value));
  }
  const { gone = [], toLook: lookedFor = 0 } = document.carried ?? {};
  const carried: CarriedRecord = {
    at: context.now,
    toLook: lookedFor + toLook,
    gone: [...new Set([...gone, ...command.gone])],
    settled: [...settled],
  };
  return success([updated('document', document, { ...document, carried, updatedAt: context.now }), ...changes]);
}

export function placeGone(
  state: ProjectState,
  { id, fromId, spans }: CommandOf<'version.place'>,
  context: DecisionContext,
): Result<ChangeSet> {
  const pair = versionsOf(state, id);
  if (!pair.ok) return pair;
  const { document, previousId } = pair.value;
  if (!document.carried?.gone.includes(fromId)) return failure('version/not-gone');
  const copy = copyOf(state, { document, previousId, fromId, spans, reason: 'placed', confidence: 1 }, context);
  if (!copy.ok) return copy;
  return success([
    ...settledIn(document, [fromId], { now: context.now, isCopied: true }),
    added('annotation', copy.value),
  ]);
}

export function dismissGone(
  state: ProjectState,
  { id, annotationIds }: CommandOf<'version.dismiss'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const document = state.document(id);
  if (!document) return failure('document/not-found', { id });
  return success(settledIn(document, annotationIds, { now, isCopied: false }));
}

function versionsOf(
  state: ProjectState,
  id: DocumentId,
): Result<{ readonly document: DocumentRecord; readonly previousId: DocumentId }> {
  const document = state.document(id);
  if (!document) return failure('document/not-found', { id });
  const { previousId } = document;
  return previousId ? success({ document, previousId }) : failure('version/none', { document: document.name });
}

/** By the annotation of the version before: its copy in a document. */
function copiesIn(annotations: readonly Annotation[]): Map<AnnotationId, AnnotationId> {
  const copies = new Map<AnnotationId, AnnotationId>();
  for (const { id, origin } of annotations) {
    const carried = carriedFrom(origin);
    if (carried) copies.set(carried.fromId, id);
  }
  return copies;
}

/** Who says what of which words. */
function saidOf({ annotatorId, labelId, spans }: Annotation): string {
  return [annotatorId, labelId, ...spans.map(({ start, end }) => `${start}-${end}`)].join(' ');
}

interface NewCopy {
  readonly document: DocumentRecord;
  readonly previousId: DocumentId;
  readonly fromId: AnnotationId;
  readonly spans: readonly Span[];
  readonly reason: CarriedReason;
  readonly confidence: number;
}

/**
 * The same annotation in the new text: whoever made it, in the same layer, with all that is said of it. On other words
 * it goes without what speaks of the exact ones (see `carriedAttributes`).
 */
function copyOf(
  state: ProjectState,
  { document, previousId, fromId, spans, reason, confidence }: NewCopy,
  { now, newId }: DecisionContext,
): Result<Annotation> {
  const from = state.annotation(fromId);
  if (from?.documentId !== previousId) return failure('annotation/not-found', { id: fromId });
  const text = state.textOf(document.id);
  if (findSpanFault(text, spans)) {
    const places = spans.map(({ start, end }) => `${start}–${end}`).join(', ');
    return failure('annotation/outside-text', { document: document.name, places, length: text.length });
  }
  const quote = quoteOf(text, spans);
  const isOfSameWords = reason === 'same' || reason === 'moved';
  const statuses = { same: from.status, moved: from.status, changed: 'open', placed: 'accepted' } as const;
  return success({
    ...from,
    id: AnnotationId.parse(newId()),
    documentId: document.id,
    spans,
    quote,
    attributes: isOfSameWords ? from.attributes : carriedAttributes(from, { quote, spans }),
    status: statuses[reason],
    origin: versionOrigin(reason, fromId),
    confidence: reason === 'changed' ? confidence : from.confidence,
    createdAt: now,
    updatedAt: now,
  });
}

/** Undefined where nothing would be new about it: neither end has a copy, or the copies are joined already. */
function linkCopy(
  state: ProjectState,
  {
    id,
    evidence,
    copies,
  }: {
    readonly id: string;
    readonly evidence: Link['evidence'] | undefined;
    readonly copies: ReadonlyMap<AnnotationId, AnnotationId>;
  },
  { now, newId }: DecisionContext,
): Result<Link | undefined> {
  const link = state.record('link', id);
  if (!link) return failure('link/not-found', { id });
  const fromId = copies.get(link.fromId) ?? link.fromId;
  const toId = copies.get(link.toId) ?? link.toId;
  const isThere = state
    .linksOf(fromId)
    .some((other) => other.typeId === link.typeId && other.fromId === fromId && other.toId === toId);
  if (isThere) return success(undefined);
  const copy: { -readonly [Key in keyof Link]: Link[Key] } = { ...link };
  delete copy.evidence;
  return success({
    ...copy,
    id: LinkId.parse(newId()),
    fromId,
    toId,
    ...(evidence ? { evidence } : {}),
    createdAt: now,
    updatedAt: now,
  });
}
