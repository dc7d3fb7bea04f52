import type { Span } from '../domain/span.ts';

/** What stands between quotation marks. */
export interface Quotation {
  /** With its marks. */
  readonly outer: Span;
  /** Without them. */
  readonly inner: Span;
  /** How many other quotations it stands in. */
  readonly depth: number;
}

const closers: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“', '‘': '’', '"': '"' };

interface Opened {
  readonly mark: string;
  readonly start: number;
}

/**
 * The quotations of a text, the outer before the inner. Curly, straight, angular and German marks; a single curly mark
 * closes only where no letter follows, since it is also the apostrophe. A quotation of several paragraphs has an
 * opening mark before each and a closing one behind the last:
 *
 *     “We began in May.
 *     “We ended in June,” she said.      one quotation, from “We began” to “June,”
 *
 * A mark that nothing closes in its paragraph, and nothing continues in the next one, is not taken for one.
 */
export function quotationsOf(text: string): Quotation[] {
  const found: Quotation[] = [];
  let opened: Opened[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    if (mark === '\n') {
      opened = continued(text, at, opened);
      // The mark that opens the next paragraph is that of the quotation which goes on.
      if (opened.length > 0) at = nextParagraph(text, at);
      continue;
    }
    const closed = opened.findLastIndex((one, i) => closes(text, at, one) && (mark !== '"' || i === opened.length - 1));
    const quotation = opened[closed];
    if (quotation) {
      // What was opened inside it and never closed was an apostrophe, and no quotation.
      opened.length = closed;
      const inner = { start: quotation.start + 1, end: at };
      const outer = { start: quotation.start, end: at + 1 };
      if (inner.start < inner.end) found.push({ outer, inner, depth: closed });
    } else if (opens(text, at, opened)) opened.push({ mark, start: at });
  }
  return found.sort((a, b) => a.outer.start - b.outer.start);
}

/** Deeper than a voice in a voice in a voice nobody reads, and a text of opening marks must not pile them up. */
const DEEPEST = 4;

function opens(text: string, at: number, opened: readonly Opened[]): boolean {
  const mark = text[at] ?? '';
  if (!Object.hasOwn(closers, mark) || opened.length >= DEEPEST) return false;
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (/\s/u.test(after)) return false;
  // Between letters or digits it is an apostrophe, or inches.
  if (mark === '"' || mark === '‘') return !/[\p{L}\p{N}]/u.test(before);
  return true;
}

function closes(text: string, at: number, { mark }: Opened): boolean {
  if (text[at] !== closers[mark]) return false;
  return mark !== '‘' || !/[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ');
}

/** What is still open behind a line break: the outermost quotation, where the next paragraph opens with its mark. */
function continued(text: string, lineBreak: number, opened: readonly Opened[]): Opened[] {
  const [outermost] = opened;
  if (!outermost) return [];
  return text[nextParagraph(text, lineBreak)] === outermost.mark ? [outermost] : [];
}

/** The first character behind a run of blanks and line breaks, or the text's end. */
function nextParagraph(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text[at] ?? '')) at += 1;
  return at;
}
