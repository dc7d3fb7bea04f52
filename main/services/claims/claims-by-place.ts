import type { ClaimThere } from '#shared/api/comparison-answers.ts';
import { type ClaimFrame, type Filler, nameOf } from '#shared/claims/frames/claim-frame.ts';
import { speakersOf } from '#shared/claims/network/speaker-network.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { envelope, type Span } from '#shared/domain/span.ts';

/** A claim in the place where it stands, with what it says of itself. */
export interface PlacedFrame {
  readonly span: Span;
  readonly frame: ClaimFrame;
}

/** The claims of a project by their documents and places. */
export class ClaimsByPlace {
  /** By document, in reading order. */
  readonly #byDocument = new Map<string, PlacedFrame[]>();

  constructor(frames: Iterable<ClaimFrame>) {
    for (const frame of frames) {
      const { id } = frame.document;
      const list = this.#byDocument.get(id);
      const placed = { span: envelope(frame.claim.spans), frame };
      if (list) list.push(placed);
      else this.#byDocument.set(id, [placed]);
    }
  }

  /** By documents, and in reading order within each. */
  *all(): Generator<PlacedFrame> {
    for (const placed of this.#byDocument.values()) yield* placed;
  }

  of(documentId: string): readonly PlacedFrame[] {
    return this.#byDocument.get(documentId) ?? [];
  }

  /**
   * The claim that a quotation is: at least half of the shorter of the two lies in the other. Of several the one that
   * has the most of it in common, and of these the shortest.
   */
  at(documentId: string, span: Span): ClaimFrame | undefined {
    let best: { readonly frame: ClaimFrame; readonly shared: number; readonly length: number } | undefined;
    for (const { span: claim, frame } of this.of(documentId)) {
      if (claim.start >= span.end) break;
      const shared = Math.min(claim.end, span.end) - Math.max(claim.start, span.start);
      const length = claim.end - claim.start;
      if (shared <= 0 || 2 * shared < Math.min(length, span.end - span.start)) continue;
      if (!best || shared > best.shared || (shared === best.shared && length < best.length))
        best = { frame, shared, length };
    }
    return best?.frame;
  }

  /** Those of which at least half lies in a stretch. */
  inside(documentId: string, { start, end }: Span): ClaimFrame[] {
    return this.of(documentId).flatMap(({ span, frame }) =>
      2 * (Math.min(span.end, end) - Math.max(span.start, start)) >= span.end - span.start ? [frame] : [],
    );
  }
}

export function claimThere(frame: ClaimFrame): ClaimThere {
  const { claim } = frame;
  const speakers = [...speakersOf(frame).values()];
  return {
    annotationId: claim.id,
    span: envelope(claim.spans),
    quote: shownQuote(claim),
    speaker: speakers.map(nameOf).join('; '),
    speakerIds: speakers.map(({ entity }) => entity?.id ?? null),
    propositionId: claim.propositionId ?? null,
  };
}

/**
 * Both claims name who says so, and nobody says both: two are the same by the register, or where it does not know one of
 * them, by name. Who says it alone in one article and together with others in the next has not changed.
 */
export function differsInSpeaker(a: ClaimFrame | undefined, b: ClaimFrame | undefined): boolean {
  if (!a || !b || a.sources.length === 0 || b.sources.length === 0) return false;
  return !a.sources.some((one) => b.sources.some((other) => isSame(one, other)));
}

function isSame(a: Filler, b: Filler): boolean {
  if (a.entity && b.entity) return a.entity.id === b.entity.id;
  return nameKey(nameOf(a)) === nameKey(nameOf(b));
}

function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
