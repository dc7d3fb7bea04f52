import type { Annotation } from '#shared/domain/annotation.ts';
import type { Link } from '#shared/domain/link.ts';
import { type AnnotationIndex, envelopeOf } from '../state/annotation-index.ts';
import type { OpenDocumentState } from '../state/state.ts';

/** An annotation of the other article that belongs to one of this. Without links both say the same proposition. */
export interface Partner {
  readonly annotation: Annotation;
  readonly outgoing: readonly Link[];
  readonly incoming: readonly Link[];
}

/**
 * What belongs to an annotation in the article beside its own: what is linked to it, and the claims of the same
 * proposition, in reading order. Costs as much as there is of it, not as there are links.
 */
export function partnersOf(annotation: Annotation, own: OpenDocumentState, other: OpenDocumentState): Partner[] {
  const byId = new Map<string, Partner>();
  for (const link of crossingLinks(own.links, other.links).get(annotation.id) ?? []) {
    const outgoing = link.fromId === annotation.id;
    const there = other.shown.find(outgoing ? link.toId : link.fromId);
    if (!there || there.status === 'rejected') continue;
    const known = byId.get(there.id) ?? { annotation: there, outgoing: [], incoming: [] };
    byId.set(there.id, {
      annotation: there,
      outgoing: outgoing ? [...known.outgoing, link] : known.outgoing,
      incoming: outgoing ? known.incoming : [...known.incoming, link],
    });
  }
  for (const there of claimsOf(other.shown, annotation.propositionId))
    if (!byId.has(there.id)) byId.set(there.id, { annotation: there, outgoing: [], incoming: [] });
  return [...byId.values()].sort((a, b) => envelopeOf(a.annotation).start - envelopeOf(b.annotation).start);
}

/** Whether an annotation has partners at all, cheaper than which. */
export function mayHavePartners(annotation: Annotation, own: OpenDocumentState, other: OpenDocumentState): boolean {
  return (
    crossingLinks(own.links, other.links).has(annotation.id) ||
    claimsOf(other.shown, annotation.propositionId).length > 0
  );
}

/** Places of two articles that belong together: one offset in each. */
export interface Anchor {
  readonly own: number;
  readonly other: number;
}

let lastAnchors: { readonly from: readonly unknown[]; readonly anchors: readonly Anchor[] } | undefined;

/** All pairs by where they begin, made anew only when an annotation or a link has changed. */
export function anchorsOf(own: OpenDocumentState, other: OpenDocumentState): readonly Anchor[] {
  const from = [own.links, own.shown, other.links, other.shown];
  if (lastAnchors?.from.every((one, i) => one === from[i])) return lastAnchors.anchors;
  const anchors: Anchor[] = [];
  for (const link of new Set([...crossingLinks(own.links, other.links).values()].flat())) {
    const here = own.shown.find(link.fromId) ?? own.shown.find(link.toId);
    const there = other.shown.find(link.fromId) ?? other.shown.find(link.toId);
    if (here && there) anchors.push({ own: envelopeOf(here).start, other: envelopeOf(there).start });
  }
  for (const [id, claims] of byProposition(own.shown)) {
    const there = claimsOf(other.shown, id);
    claims.forEach((claim, i) => {
      // The first with the first, the second with the second: all with all would say nothing of the order.
      const match = there[Math.min(i, there.length - 1)];
      if (match) anchors.push({ own: envelopeOf(claim).start, other: envelopeOf(match).start });
    });
  }
  lastAnchors = { from, anchors };
  return anchors;
}

let lastCrossing:
  | { readonly a: readonly Link[]; readonly b: readonly Link[]; readonly byEnd: ReadonlyMap<string, readonly Link[]> }
  | undefined;

/** By annotation its links into the other article. A link that both articles know has one end in each. */
function crossingLinks(a: readonly Link[], b: readonly Link[]): ReadonlyMap<string, readonly Link[]> {
  if (lastCrossing && isSame(lastCrossing, a, b)) return lastCrossing.byEnd;
  const there = new Set(b.map(({ id }) => id));
  const byEnd = new Map<string, Link[]>();
  for (const link of a) {
    if (!there.has(link.id)) continue;
    for (const end of [link.fromId, link.toId]) byEnd.set(end, [...(byEnd.get(end) ?? []), link]);
  }
  lastCrossing = { a, b, byEnd };
  return byEnd;
}

function isSame(known: { readonly a: unknown; readonly b: unknown }, a: unknown, b: unknown): boolean {
  return (known.a === a && known.b === b) || (known.a === b && known.b === a);
}

const propositions = new WeakMap<AnnotationIndex, ReadonlyMap<string, readonly Annotation[]>>();

function byProposition(index: AnnotationIndex): ReadonlyMap<string, readonly Annotation[]> {
  const known = propositions.get(index);
  if (known) return known;
  const found = new Map<string, Annotation[]>();
  for (const annotation of index.sorted) {
    const { propositionId } = annotation;
    if (propositionId === undefined) continue;
    const claims = found.get(propositionId);
    if (claims) claims.push(annotation);
    else found.set(propositionId, [annotation]);
  }
  propositions.set(index, found);
  return found;
}

function claimsOf(index: AnnotationIndex, propositionId: string | undefined): readonly Annotation[] {
  return propositionId === undefined ? [] : (byProposition(index).get(propositionId) ?? []);
}
