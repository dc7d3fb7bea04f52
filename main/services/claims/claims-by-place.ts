import type { ClaimThere } from '#shared/api/comparison-answers.ts';
import { type ClaimFrame, namesOf } from '#shared/claims/frames/claim-frame.ts';
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

export function claimThere({ claim, sources }: ClaimFrame): ClaimThere {
  return {
    annotationId: claim.id,
    span: envelope(claim.spans),
    quote: shownQuote(claim),
    speaker: namesOf(sources),
    // Those who say something together are told apart by their names.
    speakerId: (sources.length === 1 && sources[0]?.entity?.id) || null,
    propositionId: claim.propositionId ?? null,
  };
}

/** Both claims name who says so, and it is not the same: by the register, or where it does not know one of them, by name. */
export function differsInSpeaker(a: ClaimThere | null, b: ClaimThere | null): boolean {
  if (!a || !b || a.speaker === '' || b.speaker === '') return false;
  if (a.speakerId !== null && b.speakerId !== null) return a.speakerId !== b.speakerId;
  return nameKey(a.speaker) !== nameKey(b.speaker);
}

function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
