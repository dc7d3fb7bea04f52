import type { Annotation } from '../annotation.ts';
import { type AnyChange, updated } from '../change-set.ts';
import type { CarriedRecord, DocumentRecord } from '../document.ts';
import type { AnnotationId, DocumentId, Timestamp } from '../ids.ts';
import { sameValue } from '../same-value.ts';
import { stillToCarry } from '../still-to-carry.ts';
import { carriedFrom, versionOrigin } from '../version-origin.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

// What a document keeps of the carrying over: see `CarriedRecord`.

/** Of the ids, those that are gone are decided about. Those that got a copy then have that one to say so. */
export function settledIn(
  document: DocumentRecord,
  ids: readonly AnnotationId[],
  { now, isCopied }: { readonly now: Timestamp; readonly isCopied: boolean },
): AnyChange[] {
  const { carried } = document;
  const decided = new Set(ids);
  const gone = carried?.gone.filter((one) => !decided.has(one)) ?? [];
  if (!carried || gone.length === carried.gone.length) return [];
  const settled = isCopied ? [] : carried.gone.filter((one) => decided.has(one));
  const after = withSettled({ ...carried, gone }, settled);
  return [updated('document', document, { ...document, carried: after, updatedAt: now })];
}

/** What removing copies says of the documents that they were carried over to. */
export function settledByRemoving(
  state: ProjectState,
  annotations: readonly Annotation[],
  { now }: Pick<DecisionContext, 'now'>,
): AnyChange[] {
  const copies = annotations.flatMap(({ documentId, origin }) => {
    const fromId = carriedFrom(origin)?.fromId;
    return fromId === undefined ? [] : [{ documentId, fromId }];
  });
  return [...Map.groupBy(copies, ({ documentId }) => documentId)].flatMap(([id, removed]) => {
    const document = state.document(id);
    if (!document?.carried || document.previousId === undefined) return [];
    const carried = withSettled(
      document.carried,
      removed.map(({ fromId }) => fromId),
    );
    return sameValue(carried, document.carried)
      ? []
      : [updated('document', document, { ...document, carried, updatedAt: now })];
  });
}

/** Where an older project does not say what was settled, the time still does, and stays the only one to say so. */
function withSettled(carried: CarriedRecord, ids: readonly AnnotationId[]): CarriedRecord {
  return carried.settled ? { ...carried, settled: [...new Set([...carried.settled, ...ids])] } : carried;
}

/** What was settled in a project that did not say so yet. */
export function settledBefore(
  state: ProjectState,
  {
    document: { carried },
    previousId,
    copies,
  }: {
    readonly document: DocumentRecord;
    readonly previousId: DocumentId;
    readonly copies: ReadonlyMap<AnnotationId, AnnotationId>;
  },
): AnnotationId[] {
  if (!carried) return [];
  const isOpen = stillToCarry(carried, []);
  const gone = new Set<string>(carried.gone);
  return state
    .annotationsOf(previousId)
    .filter((one) => !isOpen(one) && !copies.has(one.id) && !gone.has(one.id))
    .map(({ id }) => id);
}

/** For a document that goes on from no other one: only what needed a look in its copies still counts. */
export function ofNothing(carried: CarriedRecord | undefined): CarriedRecord | undefined {
  if (!carried || carried.toLook <= carried.gone.length) return undefined;
  return { at: carried.at, toLook: carried.toLook - carried.gone.length, gone: [], settled: [] };
}

/** A version, and the one that it goes on from once those between them are removed. */
interface Gap {
  readonly next: DocumentRecord;
  readonly from: DocumentRecord;
  readonly removedIds: ReadonlySet<string>;
}

/** What was copied from a version that goes is a copy of what that was a copy of. */
export function copiesAcross(state: ProjectState, gap: Gap): AnyChange[] {
  return state.annotationsOf(gap.next.id).flatMap((copy) => {
    const carried = carriedFrom(copy.origin);
    const first = carried && firstOf(state, gap, carried.fromId);
    if (!first || first === carried.fromId) return [];
    return [updated('annotation', copy, { ...copy, origin: versionOrigin(carried.reason, first) })];
  });
}

/** What was decided about copies in the versions that go holds for what they were copies of. */
export function carriedAcross(state: ProjectState, gap: Gap): CarriedRecord | undefined {
  const { next, from, removedIds } = gap;
  const { carried } = next;
  if (!carried) return undefined;
  const ofFirst = (ids: readonly AnnotationId[]): AnnotationId[] => ids.flatMap((id) => firstOf(state, gap, id) ?? []);
  const gone = ofFirst(carried.gone);
  const across = { ...carried, toLook: carried.toLook - carried.gone.length + gone.length, gone };
  if (!carried.settled) return across;
  const settled = ofFirst(carried.settled);
  let at = next.previousId && state.document(next.previousId);
  while (at && at.id !== from.id && removedIds.has(at.id)) {
    settled.push(...ofFirst(at.carried?.settled ?? []));
    at = at.previousId && state.document(at.previousId);
  }
  return { ...across, settled: [...new Set(settled)] };
}

/** The annotation of `from` that another one came from, by way of copies in the versions that go. */
function firstOf(state: ProjectState, { from, removedIds }: Gap, id: AnnotationId): AnnotationId | undefined {
  const seen = new Set<string>();
  let at = state.annotation(id);
  while (at && removedIds.has(at.documentId) && !seen.has(at.id)) {
    seen.add(at.id);
    const fromId = carriedFrom(at.origin)?.fromId;
    at = fromId && state.annotation(fromId);
  }
  return at?.documentId === from.id ? at.id : undefined;
}

/** What is known of the carrying over again, once the version comes back that went between `before` and `after`. */
export function carriedAgain(
  now: CarriedRecord | undefined,
  { before, after }: { readonly before: CarriedRecord | undefined; readonly after: CarriedRecord | undefined },
): CarriedRecord | undefined {
  if (!before || sameValue(now, after)) return before ?? now;
  if (!now) return before;
  const across = new Set<string>(after?.gone);
  const settled = now.settled && before.settled && [...new Set([...before.settled, ...now.settled])];
  return {
    at: now.at,
    toLook: now.toLook - (after?.toLook ?? 0) + before.toLook,
    gone: [...new Set([...before.gone, ...now.gone.filter((id) => !across.has(id))])],
    ...(settled ? { settled } : {}),
  };
}
