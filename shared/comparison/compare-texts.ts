import type { Span } from '../domain/span.ts';
import { type CarriedOver, carryOver } from './carry-over.ts';
import { differenceOf, type Piece } from './difference.ts';

/** Two versions of a text, and the places of the old one that are looked for in the new one. */
export interface ComparedTexts {
  readonly before: string;
  readonly after: string;
  readonly places: readonly { readonly id: string; readonly spans: readonly Span[] }[];
}

export interface Comparison {
  readonly pieces: readonly Piece[];
  /** Of the places, in their order. */
  readonly carried: readonly CarriedOver[];
}

/** Everything that is asked about two versions, in one message of a thread. */
export function compareTexts({ before, after, places }: ComparedTexts): Comparison {
  return { pieces: differenceOf(before, after), carried: places.length === 0 ? [] : carryOver(before, after, places) };
}
