import type { Span } from '#shared/domain/span.ts';

/** CRLF, LF, CR, and Unicode's line and paragraph separators. */
const lineBreak = /\r\n|[\n\r\u2028\u2029]/g;

/** A line without the blanks at its ends. `blankBefore`: an empty line (or the beginning of the text) comes first. */
export interface Line {
  readonly span: Span;
  readonly text: string;
  readonly blankBefore: boolean;
}

/** The lines of a text that hold more than blanks, in order; the line breaks and the blanks at the ends are left out. */
export function* linesOf(text: string): Generator<Line> {
  let blankBefore = true;
  for (const { start, end } of rawLines(text)) {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed === '') {
      blankBefore = true;
      continue;
    }
    const from = start + (raw.length - raw.trimStart().length);
    yield { span: { start: from, end: from + trimmed.length }, text: trimmed, blankBefore };
    blankBefore = false;
  }
}

/** Every line, blank ones as well, without its line break. */
export function* rawLines(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const match of text.matchAll(lineBreak)) {
    yield { start, end: match.index };
    start = match.index + match[0].length;
  }
  yield { start, end: text.length };
}
