import { isNoteAddress, joinTexts, type NoteText } from './note.ts';

// Emphasis and links of a note, in the subset of CommonMark 0.31 that the editor writes. Delimiters are matched as in
// "An algorithm for parsing nested emphasis and links" there, with one relaxation: only blanks keep `*` from opening or
// closing, punctuation does not, so that every emphasis that the editor can show can be written.

interface Delimiter {
  readonly at: number;
  readonly char: string;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  left: number;
}

interface Piece {
  text: string;
  bold: boolean;
  italic: boolean;
  readonly href: string | null;
}

/** Emphasis that stands open longer than this many others is none, or a hostile note could take minutes to read. */
const DEEPEST = 100;
const LONGEST_LABEL = 1000;

export const punctuation = /[!-/:-@[-`{-~]/;
export const destination = /^\(((?:[^\s()<>\\]|\([^\s()<>\\]*\))+)\)/;

/** Reads the text of a paragraph or of an item. What is not understood stays what it is: text. */
export function parseInline(markdown: string): NoteText[] {
  return parse(markdown, true);
}

function parse(markdown: string, linksAllowed: boolean): NoteText[] {
  const pieces: Piece[] = [];
  const delimiters: Delimiter[] = [];
  const add = (text: string, more: Partial<Piece> = {}): number =>
    pieces.push({ text, bold: false, italic: false, href: null, ...more }) - 1;
  let at = 0;
  while (at < markdown.length) {
    const char = markdown.charAt(at);
    const link = linksAllowed && char === '[' ? linkAt(markdown, at) : undefined;
    if (link) {
      for (const one of link.content) add(one.text, { ...one, href: link.href });
      at = link.end;
    } else if (char === '\\' && punctuation.test(markdown.charAt(at + 1))) {
      add(markdown.charAt(at + 1));
      at += 2;
    } else if (char === '*' || char === '_') {
      const length = runLength(markdown, at);
      const around = { before: markdown.charAt(at - 1), after: markdown.charAt(at + length) };
      const index = add(char.repeat(length));
      delimiters.push({ at: index, char, length, left: length, ...flanking(char, around) });
      at += length;
    } else {
      const end = nextSpecial(markdown, at + 1);
      add(markdown.slice(at, end));
      at = end;
    }
  }
  matchDelimiters(delimiters, pieces);
  return joinTexts(pieces);
}

function nextSpecial(markdown: string, from: number): number {
  let at = from;
  while (at < markdown.length && !'\\*_['.includes(markdown.charAt(at))) at += 1;
  return at;
}

function runLength(markdown: string, at: number): number {
  let end = at + 1;
  while (markdown.charAt(end) === markdown.charAt(at)) end += 1;
  return end - at;
}

/** What a run of delimiters can do between two characters; an empty one is the edge of the text. */
export function flanking(
  char: string,
  { before, after }: { readonly before: string; readonly after: string },
): Pick<Delimiter, 'canOpen' | 'canClose'> {
  const canOpen = /\S/.test(after);
  const canClose = /\S/.test(before);
  if (char === '*') return { canOpen, canClose };
  // `_` inside a word, as in snake_case, is part of it.
  return { canOpen: canOpen && !isWord(before), canClose: canClose && !isWord(after) };
}

function isWord(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}

/** Finds what each delimiter closes, and marks the pieces between the two. */
function matchDelimiters(delimiters: readonly Delimiter[], pieces: Piece[]): void {
  const openers: Delimiter[] = [];
  for (const closer of delimiters) {
    while (closer.canClose && closer.left > 0) {
      const found = openers.findLastIndex((opener) => matches(opener, closer));
      const opener = openers[found];
      if (!opener) break;
      const strong = opener.left >= 2 && closer.left >= 2;
      for (const piece of pieces.slice(opener.at + 1, closer.at))
        Object.assign(piece, strong ? { bold: true } : { italic: true });
      const used = strong ? 2 : 1;
      opener.left -= used;
      closer.left -= used;
      // What stood open between the two can no longer be closed.
      openers.length = opener.left === 0 ? found : found + 1;
    }
    if (!closer.canOpen || closer.left === 0) continue;
    openers.push(closer);
    if (openers.length > DEEPEST) openers.shift();
  }
  for (const { at, char, left } of delimiters) {
    const piece = pieces[at];
    if (piece) piece.text = char.repeat(left);
  }
}

/** With the "rule of three" of CommonMark, which tells `*a**b*` from two emphases. */
function matches(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.char !== closer.char || opener.left === 0) return false;
  if (!opener.canClose && !closer.canOpen) return true;
  return (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}

interface FoundLink {
  readonly content: NoteText[];
  readonly href: string;
  readonly end: number;
}

function linkAt(markdown: string, at: number): FoundLink | undefined {
  const labelEnd = endOfLabel(markdown, at);
  if (labelEnd === undefined) return undefined;
  const [whole = '', href = ''] = destination.exec(markdown.slice(labelEnd + 1, labelEnd + 4200)) ?? [];
  if (!isNoteAddress(href)) return undefined;
  const content = parse(markdown.slice(at + 1, labelEnd), false);
  return content.length === 0 ? undefined : { content, href, end: labelEnd + 1 + whole.length };
}

/** A label ends at the bracket that closes it, in the same paragraph and not farther than people write. */
function endOfLabel(markdown: string, at: number): number | undefined {
  let depth = 0;
  for (let i = at; i < Math.min(markdown.length, at + LONGEST_LABEL); i += 1) {
    const char = markdown.charAt(i);
    if (char === '\\') i += 1;
    else if (char === '[') depth += 1;
    else if (char === ']') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return undefined;
}
