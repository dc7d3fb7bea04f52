import { compareSpans, type Span, type Utf16Offset } from '../domain/span.ts';

/**
 * The fragments of one annotation, in reading order. Those that overlap or touch become one, and so do those with
 * nothing but blanks between them: nobody could tell such a gap from the space between two words.
 *
 *     text    Misri met and thanked Landau
 *     given   ├───┤     ├─────┤ ├────┤
 *     joined  ├───┤     ├────────────┤
 */
export function joinFragments(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort(compareSpans)) {
    const last = joined.at(-1);
    if (last && (span.start <= last.end || isBlank(text.slice(last.end, span.start))))
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else joined.push({ start: span.start, end: span.end });
  }
  return joined;
}

/** The index of the fragment that holds the offset, or of the one nearest to it. The list must not be empty. */
export function fragmentIndexAt(spans: readonly Span[], offset: Utf16Offset): number {
  const distances = spans.map(({ start, end }) => Math.max(start - offset, offset - (end - 1), 0));
  return distances.indexOf(Math.min(...distances));
}

/** Line breaks do count: what stands in two paragraphs stays in two pieces. */
function isBlank(between: string): boolean {
  return /^[^\S\r\n]*$/.test(between);
}
