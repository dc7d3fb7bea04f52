import type { AnnotationId, PropositionId } from '../domain/ids.ts';
import type { Link } from '../domain/link.ts';
import { compareQuantities, type QuantityReason, type QuantityRelation } from '../quantities/compare-quantities.ts';
import { formatQuantity } from '../quantities/format-quantity.ts';
import type { Quantity } from '../quantities/quantity.ts';
import { type ClaimFigure, claimFigure, comparableFigure } from './frames/claim-figure.ts';
import type { ClaimFrame } from './frames/claim-frame.ts';

/** One claim's figure for a slot. */
export interface SlotFigure extends ClaimFigure {
  readonly frame: ClaimFrame;
  /** To the slot's reference, which is `reference` itself. */
  readonly relation: 'reference' | QuantityRelation;
  readonly reasons: readonly QuantityReason[];
}

/** What figures are given for: a proposition, or what a group of linked claims is about. */
export interface FigureSlot {
  /** The proposition's id, or that of the group's first claim. */
  readonly id: string;
  readonly propositionId: PropositionId | null;
  /** The first claim of the slot, in the order in which they were given. */
  readonly first: ClaimFrame;
  /** By the articles' dates, the earliest first; undated ones last. */
  readonly figures: readonly SlotFigure[];
  /** The figure with which most others agree, the earliest of them. */
  readonly referenceId: AnnotationId;
  /** At least two of its figures exclude each other. */
  readonly differs: boolean;
}

/** Links that say that two claims are about the same figure. */
const joining: ReadonlySet<string> = new Set(['same', 'different-figure', 'updates']);

/** Distinct figures that are tried as the reference; the others of a slot are only compared with it. */
const MOST_CANDIDATES = 200;

/**
 * The figures of the project by what they are figures of, in the order of the claims. A claim that belongs to no
 * proposition stands with those that links join it to, and with their proposition where that is one only. A claim that
 * nothing joins is a slot of its own where a person called it a figure; other numbers in its words are none.
 */
export function figureSlots(frames: readonly ClaimFrame[], links: Iterable<Link>): FigureSlot[] {
  const slotOf = slotIds(frames, links);
  const groups = Map.groupBy(frames, ({ claim }) => slotOf(claim.id));
  return [...groups].flatMap(([id, group]) => slotFrom(id, group) ?? []);
}

function slotIds(frames: readonly ClaimFrame[], links: Iterable<Link>): (claimId: string) => string {
  const propositionOf = new Map(frames.map(({ claim }) => [String(claim.id), claim.propositionId]));
  const groups = new Groups();
  /** By a claim of no proposition: the propositions that it is joined to. */
  const joined: { readonly claimId: string; readonly propositionId: PropositionId }[] = [];
  for (const { typeId, fromId, toId } of links) {
    if (!joining.has(typeId) || !propositionOf.has(fromId) || !propositionOf.has(toId)) continue;
    const [from, to] = [propositionOf.get(fromId), propositionOf.get(toId)];
    if (from === undefined && to === undefined) groups.join(fromId, toId);
    else if (from === undefined && to !== undefined) joined.push({ claimId: fromId, propositionId: to });
    else if (from !== undefined && to === undefined) joined.push({ claimId: toId, propositionId: from });
  }
  const propositions = new Map<string, Set<PropositionId>>();
  for (const { claimId, propositionId } of joined) {
    const root = groups.rootOf(claimId);
    propositions.set(root, (propositions.get(root) ?? new Set()).add(propositionId));
  }
  return (claimId) => {
    const own = propositionOf.get(claimId);
    if (own !== undefined) return own;
    const root = groups.rootOf(claimId);
    const [only, another] = propositions.get(root) ?? [];
    return only !== undefined && another === undefined ? only : root;
  };
}

/** Disjoint sets with path halving. */
class Groups {
  readonly #parents = new Map<string, string>();

  rootOf(id: string): string {
    let at = id;
    for (let parent = this.#parents.get(at); parent !== undefined; parent = this.#parents.get(at)) {
      const grandparent = this.#parents.get(parent);
      if (grandparent !== undefined) this.#parents.set(at, grandparent);
      at = grandparent ?? parent;
    }
    return at;
  }

  join(a: string, b: string): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    if (one !== other) this.#parents.set(other, one);
  }
}

function slotFrom(id: string, group: readonly ClaimFrame[]): FigureSlot | undefined {
  const [first] = group;
  const propositionId = group.find(({ claim }) => claim.propositionId === id)?.claim.propositionId ?? null;
  if (!first || (propositionId === null && group.length === 1 && !isFigure(first))) return undefined;
  const found = byDate(group).flatMap((frame) => {
    const figure = claimFigure(frame.claim);
    return figure ? [{ frame, ...figure }] : [];
  });
  const reference = referenceOf(found);
  if (!reference) return undefined;
  const figures = found.map((one) => compared(one, reference));
  return {
    id: propositionId ?? first.claim.id,
    propositionId,
    first,
    figures,
    referenceId: reference.frame.claim.id,
    differs: anyDiffer(figures),
  };
}

function isFigure({ claim: { attributes } }: ClaimFrame): boolean {
  const given: Readonly<Record<string, unknown>> = attributes;
  return given['kind'] === 'figure' || given['quantity_value'] !== undefined;
}

type Found = ClaimFigure & { readonly frame: ClaimFrame };

/** What a person wrote into fields goes before what was read: a sentence may hold other numbers too. */
function referenceOf(found: readonly Found[]): Found | undefined {
  const given = found.filter(({ basis }) => basis === 'attributes');
  const candidates = distinct(given.length > 0 ? given : found);
  const all = distinct(found);
  let best: { readonly one: Found; readonly agreeing: number } | undefined;
  for (const { one } of candidates.slice(0, MOST_CANDIDATES)) {
    const agreeing = all.reduce((sum, other) => sum + (agree(one.quantity, other.one.quantity) ? other.count : 0), 0);
    if (!best || agreeing > best.agreeing) best = { one, agreeing };
  }
  return best?.one;
}

function distinct(found: readonly Found[]): { readonly one: Found; readonly count: number }[] {
  return [...Map.groupBy(found, ({ quantity }) => formatQuantity(quantity)).values()].flatMap((list) => {
    const [one] = list;
    return one ? [{ one, count: list.length }] : [];
  });
}

function agree(a: Quantity, b: Quantity): boolean {
  const { relation } = compareQuantities(a, b);
  return relation === 'same' || relation === 'compatible';
}

function compared(found: Found, reference: Found): SlotFigure {
  if (found === reference) return { ...found, relation: 'reference', reasons: [] };
  const plain = compareQuantities(found.quantity, reference.quantity);
  // "Four dead and eleven missing" may be compared by either of its numbers.
  const other =
    plain.relation === 'incomparable' && found.basis === 'text'
      ? comparableFigure(found.frame.claim, reference.quantity)
      : null;
  return other
    ? { ...found, ...other, ...compareQuantities(other.quantity, reference.quantity) }
    : { ...found, ...plain };
}

/** Also among those that all agree with the reference: "at least six" holds both seven and eight. */
function anyDiffer(figures: readonly SlotFigure[]): boolean {
  if (figures.some(({ relation }) => relation === 'different')) return true;
  const kinds = distinct(figures).slice(0, MOST_CANDIDATES);
  return kinds.some(({ one }, at) =>
    kinds.slice(at + 1).some((other) => compareQuantities(one.quantity, other.one.quantity).relation === 'different'),
  );
}

function byDate(frames: readonly ClaimFrame[]): ClaimFrame[] {
  const dateOf = ({ document }: ClaimFrame): string => document.metadata.date || '\uffff';
  return [...frames].sort((a, b) => Number(dateOf(a) > dateOf(b)) - Number(dateOf(a) < dateOf(b)));
}
