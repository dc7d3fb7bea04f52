import type { PropositionId } from '../domain/ids.ts';
import type { Link } from '../domain/link.ts';
import { type ComparedFigure, compareFigures } from './compare-figures.ts';
import { compareDates } from './article-date.ts';
import { claimFigures } from './frames/claim-figure.ts';
import type { ClaimFrame } from './frames/claim-frame.ts';

/** What figures are given for: a proposition, or what a group of linked claims is about. */
export interface FigureSlot {
  /** The proposition's id, or that of the group's first claim. */
  readonly id: string;
  readonly propositionId: PropositionId | null;
  /** The first claim of the slot, in the order in which they were given. */
  readonly first: ClaimFrame;
  /** By the articles' dates, the earliest first; undated ones last. */
  readonly figures: readonly ComparedFigure[];
  /** At least two of its figures exclude each other. */
  readonly differs: boolean;
}

/** Links that say that two claims are about the same figure. */
const joining: ReadonlySet<string> = new Set(['same', 'different-figure', 'updates']);

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
  const found = byDate(group).flatMap((frame) =>
    (frame.figures ?? claimFigures(frame.claim)).map((figure, at) => ({ frame, number: at + 1, ...figure })),
  );
  if (found.length === 0) return undefined;
  const figures = compareFigures(found);
  const differs = figures.some(({ differsFrom }) => differsFrom.length > 0);
  return { id: propositionId ?? first.claim.id, propositionId, first, figures, differs };
}

function isFigure({ claim: { attributes } }: ClaimFrame): boolean {
  const given: Readonly<Record<string, unknown>> = attributes;
  return given['kind'] === 'figure' || given['quantity_value'] !== undefined;
}

function byDate(frames: readonly ClaimFrame[]): ClaimFrame[] {
  return [...frames].sort((a, b) => compareDates(a.document.metadata.date, b.document.metadata.date));
}
