import type { Annotation } from '../../domain/annotation.ts';
import { type ClaimFrame, claimFrames, enclosing, type FrameSource } from './claim-frame.ts';

/** How a claim came into the article, and what it reports itself. */
export interface ClaimChain {
  readonly own: ClaimFrame;
  /** The claims that report it, from the nearest outwards: their contents lie around it. */
  readonly outer: readonly ClaimFrame[];
  /** The claims that it reports directly, in reading order. */
  readonly inner: readonly ClaimFrame[];
}

/**
 * The chain of one claim: "Landau ← Bruce". `source.annotations` need not be more than what touches the claim.
 * Undefined where it is no claim of `source`.
 */
export function claimChain(source: FrameSource, claim: Annotation): ClaimChain | undefined {
  const frames = claimFrames(source);
  const around = enclosing(frames.map((frame) => frame.claim));
  const frameOf = new Map(frames.map((frame) => [frame.claim.id, frame]));
  const own = frameOf.get(claim.id);
  if (!own) return undefined;
  const outer: ClaimFrame[] = [];
  for (let at = around.get(own.claim); at; at = around.get(at)) {
    const frame = frameOf.get(at.id);
    if (frame) outer.push(frame);
  }
  return { own, outer, inner: frames.filter((frame) => around.get(frame.claim) === own.claim) };
}
