import { z } from 'zod';
import type { Flavor } from '../text/flavor.ts';

/** An offset into a document's text in UTF-16 code units, as JavaScript strings count. */
export type Utf16Offset = Flavor<number, 'utf16'>;

/**
 * A half-open stretch of text `[start, end)` in UTF-16 units.
 *
 *     text   L a n d a u   s a i d
 *     offset 0           6         11
 *     span { start: 0, end: 6 } is "Landau"
 */
export const Span = z
  .strictObject({ start: z.int().min(0), end: z.int().min(0) })
  .refine((span) => span.start < span.end, { error: 'A span must hold at least one character.' })
  .readonly();

export interface Span {
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
}

/** True where the two share at least one character: `[0,5)` and `[4,6)` do, `[0,5)` and `[5,6)` do not. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True where every character of `inner` is in `outer`; equal spans contain each other. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * True where the two overlap and neither contains the other.
 *
 *     a  ├──────┤
 *     b      ├──────┤   crosses
 */
export function crosses(a: Span, b: Span): boolean {
  return overlaps(a, b) && !contains(a, b) && !contains(b, a);
}

/** The order of reading: by start, and from the same start the longer first, so that what nests inside comes after. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** The smallest span around all of them. The list must not be empty. */
export function envelope(spans: readonly Span[]): Span {
  let start = Infinity;
  let end = -Infinity;
  for (const span of spans) {
    if (span.start < start) start = span.start;
    if (span.end > end) end = span.end;
  }
  return { start, end };
}

/** The text that a list of fragments covers: the fragments themselves, joined by one space (brat's convention). */
export function quoteOf(text: string, spans: readonly Span[]): string {
  return spans.map((span) => text.slice(span.start, span.end)).join(' ');
}

export type SpanFault = 'none' | 'out-of-order' | 'outside-text' | 'splits-character';

/**
 * What is wrong with an annotation's fragments in this text, if anything: they must lie inside the text, in reading
 * order without overlap, and must not cut a surrogate pair in two (such a text cannot be written as UTF-8).
 */
export function findSpanFault(text: string, spans: readonly Span[]): SpanFault | undefined {
  if (spans.length === 0) return 'none';
  let previousEnd = -1;
  for (const { start, end } of spans) {
    if (start < previousEnd || start >= end) return 'out-of-order';
    if (start < 0 || end > text.length) return 'outside-text';
    if (splitsSurrogatePair(text, start) || splitsSurrogatePair(text, end)) return 'splits-character';
    previousEnd = end;
  }
  return undefined;
}

/** True where `offset` lies between the two halves of one character beyond the Basic Multilingual Plane. */
export function splitsSurrogatePair(text: string, offset: Utf16Offset): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  return isHighSurrogate(text.charCodeAt(offset - 1)) && isLowSurrogate(text.charCodeAt(offset));
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
