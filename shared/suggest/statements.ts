import type { Span } from '../domain/span.ts';
import { sentencesOf } from '../text/segmentation.ts';
import type { Quotation } from './quotation-marks.ts';

const abbreviated =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|St|No|Nos|vs|etc|U\.S|U\.K|U\.N|\p{Lu})\.$/u;

/**
 * The sentences of a text in which attributions are looked for: none ends inside a quotation, none begins in another
 * paragraph than it ends in (but for quotations of several paragraphs), and "Mr." ends none.
 */
export function statementsOf(text: string, quotations: readonly Quotation[]): Span[] {
  const outermost = quotations.filter(({ depth }) => depth === 0);
  const found: Span[] = [];
  let next = 0;
  let open: { start: number; end: number } | undefined;
  for (const sentence of sentencesOf(text).flatMap((span) => linesOf(text, span))) {
    while ((outermost[next]?.outer.end ?? Infinity) <= sentence.start) next += 1;
    const joined: boolean =
      open !== undefined && (isInside(sentence.start, outermost[next]) || goesOn(text, open, sentence));
    if (open && joined) open.end = sentence.end;
    else {
      if (open) found.push(open);
      open = { ...sentence };
    }
  }
  if (open) found.push(open);
  return found;
}

function isInside(offset: number, quotation: Quotation | undefined): boolean {
  return quotation !== undefined && quotation.outer.start < offset && offset < quotation.outer.end;
}

/** "… Mr." and "Smith said" are one sentence, and so are "“Why?”" and "he asked", unless a line ends between them. */
function goesOn(text: string, before: Span, sentence: Span): boolean {
  if (text.slice(before.end, sentence.start).includes('\n')) return false;
  const end = text.slice(Math.max(before.start, before.end - 12), before.end);
  return (
    abbreviated.test(end) || (/[”"’»]$/u.test(end) && /^\p{Ll}/u.test(text.slice(sentence.start, sentence.start + 2)))
  );
}

/** The segmenter keeps some lines together that are none of one sentence, such as headings. */
function linesOf(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = [];
  for (const match of text.slice(start, end).matchAll(/\S[^\r\n]*/gu)) {
    const line = match[0].trimEnd();
    lines.push({ start: start + match.index, end: start + match.index + line.length });
  }
  return lines;
}

/** The dot of "a.m." and "U.S." belongs to them. */
const initials = /(?:^|[^\p{L}])\p{L}\.\p{L}\.$/u;

/** The stretch without blanks, commas and stops at its edges, as a person would select it; undefined if nothing is left. */
export function trimmed(text: string, { start, end }: Span): Span | undefined {
  let from = start;
  let to = end;
  if (text[to] === '.' && initials.test(text.slice(Math.max(from, to - 3), to + 1))) to += 1;
  while (from < to && /[\s,;:.>*_–—-]/u.test(text[from] ?? '')) from += 1;
  while (
    from < to &&
    /[\s,;:.*_–—-]/u.test(text[to - 1] ?? '') &&
    !initials.test(text.slice(Math.max(from, to - 4), to))
  )
    to -= 1;
  return from < to ? { start: from, end: to } : undefined;
}

export function countWords(text: string, { start, end }: Span): number {
  return text.slice(start, end).match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
