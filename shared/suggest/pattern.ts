import type { Span } from '../domain/span.ts';

/** More matches than this of one pattern in one text are not looked for: it matches nearly everything. */
export const MOST_MATCHES = 200_000;

export interface PatternMatches {
  readonly spans: readonly Span[];
  /** There are more than `MOST_MATCHES`. */
  readonly cut: boolean;
}

/** Where a pattern matches; empty matches are none. May take for ever, so it is called where it can be stopped. */
export function matchesOf(pattern: RegExp, text: string, most = MOST_MATCHES): PatternMatches {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const start = match.index + (match[0].length - match[0].trimStart().length);
    const end = match.index + match[0].trimEnd().length;
    if (start >= end) continue;
    if (spans.length >= most) return { spans, cut: true };
    spans.push({ start, end });
  }
  return { spans, cut: false };
}
