import type { Span } from '../domain/span.ts';

/** What stands between quotation marks. */
export interface Quotation {
  /** With its marks. */
  readonly outer: Span;
  /** Without them, and without the blanks that French sets inside of them. */
  readonly inner: Span;
  /** How many other quotations it stands in. */
  readonly depth: number;
}

/** What closes each mark: „…“ in German, „…” in Polish; «…» in French, »…« in German and Danish. */
const closers: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '‘': '’',
  '‚': '‘',
  '"': '"',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '「': '」',
  '『': '』',
};

interface Opened {
  readonly mark: string;
  readonly start: number;
}

/**
 * The quotations of a text, the outer before the inner. Curly, straight, angular, low and corner marks; a single curly
 * mark closes only where no letter follows, since it is also the apostrophe. A quotation of several paragraphs has an
 * opening mark before each and a closing one behind the last:
 *
 *     “We began in May.
 *     “We ended in June,” she said.      one quotation, from “We began” to “June,”
 *
 * A line that is broken inside a paragraph breaks no quotation, as long as the next mark of its kind closes it. A mark
 * that nothing closes in its paragraph, and nothing continues in the next one, is not taken for one.
 */
export function quotationsOf(text: string): Quotation[] {
  const found: Quotation[] = [];
  let opened: Opened[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    if (mark === '\n') {
      if (isBrokenInside(text, at, opened)) continue;
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
      const inner = withoutBlanks(text, { start: quotation.start + 1, end: at });
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
  if (angular.test(mark)) return opensAngular(text, at);
  if (/\s/u.test(after)) return false;
  // Between letters or digits it is an apostrophe, or inches.
  if (mark === '"' || mark === '‘' || mark === '‚') return !/[\p{L}\p{N}]/u.test(before);
  return true;
}

const angular = /[«»‹›]/u;

/**
 * Each angular mark opens in one language and closes in another: what opens stands behind a blank, a bracket, another
 * mark or an elision (“l’«”), and before a word. French sets a blank between, which makes nothing else of « but of »
 * the end of a quotation whose beginning is not there.
 */
function opensAngular(text: string, at: number): boolean {
  if (!/[\s\p{Ps}\p{Pi}\p{Pd}'’"„‚¿¡:]/u.test(text[at - 1] ?? ' ')) return false;
  const isFrench = text[at] === '«' || text[at] === '‹';
  const next = isFrench ? /^[^\S\n]{0,2}(\S)/u : /^(\S)/u;
  const sign = next.exec(text.slice(at + 1, at + 4))?.[1];
  return sign !== undefined && !/[,.;:!?)\]»›]/u.test(sign);
}

function closes(text: string, at: number, { mark }: Opened): boolean {
  if (closers[mark]?.includes(text[at] ?? '\n') !== true) return false;
  return (mark !== '‘' && mark !== '‚') || !/[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ');
}

function withoutBlanks(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end);
  const from = start + inside.length - inside.trimStart().length;
  return { start: from, end: Math.max(from, start + inside.trimEnd().length) };
}

/** What is still open behind a line break: the outermost quotation, where the next paragraph opens with its mark. */
function continued(text: string, lineBreak: number, opened: readonly Opened[]): Opened[] {
  const [outermost] = opened;
  if (!outermost) return [];
  return text[nextParagraph(text, lineBreak)] === outermost.mark ? [outermost] : [];
}

/** In UTF-16 units: so far behind a broken line its mark is looked for. */
const WRAPPED = 1500;

/** Whether the outermost quotation goes on in the next line of the same paragraph, and is closed before another opens. */
function isBrokenInside(text: string, lineBreak: number, [outermost]: readonly Opened[]): boolean {
  // A single mark is also the apostrophe, and closes too soon.
  if (!outermost || outermost.mark === '‘' || outermost.mark === '‚') return false;
  const { mark } = outermost;
  const closer = closers[mark] ?? '';
  for (let at = lineBreak + 1; at < Math.min(text.length, lineBreak + WRAPPED); at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\n' && /^\s*\n/u.test(text.slice(at + 1, at + 40))) return false;
    if (at === lineBreak + 1 && /^[^\S\n]*\n/u.test(text.slice(at, at + 40))) return false;
    // A straight mark opens behind a blank and closes behind anything else.
    if (closer.includes(sign)) return mark !== '"' || !/\s/u.test(text[at - 1] ?? ' ');
    if (sign === mark) return false;
  }
  return false;
}

/** The first character behind a run of blanks and line breaks, or the text's end. */
function nextParagraph(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text[at] ?? '')) at += 1;
  return at;
}
