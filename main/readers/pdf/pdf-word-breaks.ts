import { pushAll } from '#shared/domain/push-all.ts';
import type { Run } from '../content-builder.ts';
import type { Line } from './pdf-lines.ts';

/** What became of words that were broken at the end of a line. */
export interface WordBreaks {
  /** The words that the document has within its lines, in lower case. */
  readonly known: ReadonlySet<string>;
  /** Joined, although the document has the word nowhere else. */
  readonly guessed: string[];
}

/** A word that is broken at the end of a line lies within its last pieces. */
const LAST_RUNS = 8;

const word = /[\p{L}\p{M}\p{N}]+(?:[-‐][\p{L}\p{M}\p{N}]+)*/gu;
const brokenEnd = /([\p{L}\p{M}\p{N}]+(?:[-‐][\p{L}\p{M}\p{N}]+)*)[-‐\u00ad]$/u;
const begin = /^\p{Ll}[\p{L}\p{M}]*/u;
const cjkEnd = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u;
const cjkBegin = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Every word of the document that stands whole within a line: what a broken one may be compared with. */
export function wordsOf(lines: readonly Line[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { text } of lines)
    for (const [found] of text.replace(brokenEnd, '').matchAll(word)) known.add(found.toLowerCase());
  return known;
}

/**
 * The lines of a paragraph as running text. A line end becomes a blank, or nothing in Chinese and Japanese. A hyphen at
 * a line end goes where the document has the joined word elsewhere, and stays where it has the hyphenated one; where it
 * has neither, it stays between two words that the document has, and goes before any other small letter: such a word is
 * remembered as a guess.
 */
export function joinLines(lines: readonly Line[], breaks: WordBreaks): Run[] {
  const runs: Run[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last) {
      const before = runs
        .slice(-LAST_RUNS)
        .map(({ text }) => text)
        .join('');
      const { end, between } = joint(before.trimEnd(), line.text.trimStart(), breaks);
      trimEnd(runs, before.length - end);
      if (between !== '') runs.push({ text: between, style: {} });
      const [first, ...others] = line.runs;
      if (first) runs.push({ ...first, text: first.text.trimStart() }, ...others);
    } else pushAll(runs, line.runs);
  }
  return runs;
}

/** How much of the line before stays, and what comes between the two. */
function joint(before: string, after: string, { known, guessed }: WordBreaks): { end: number; between: string } {
  const keep = { end: before.length, between: ' ' };
  const broken = brokenEnd.exec(before);
  // `U.S.-` / `India`
  if (!broken && /\p{L}\.[-‐]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) return { ...keep, between: '' };
  if (!broken) return cjkEnd.test(before) && cjkBegin.test(after) ? { ...keep, between: '' } : keep;
  const whole = { ...keep, between: '' };
  const rest = begin.exec(after)?.[0];
  // `Anglo-` / `American`, `Covid-` / `19`: the hyphen is the word's own.
  if (rest === undefined) return /^[\p{L}\p{N}]/u.test(after) ? whole : keep;
  const start = broken[1] ?? '';
  const joined = (start + rest).toLowerCase();
  const isSoft = before.endsWith('\u00ad');
  if (!isSoft && !known.has(joined)) {
    if (known.has(`${start}-${rest}`.toLowerCase())) return whole;
    // Two words of the document in place of one that it has not: the hyphen is their own.
    if (isWord(start, known) && isWord(rest, known)) return whole;
    // `tit-` / `for-tat`
    if (/^[-‐]\p{L}/u.test(after.slice(rest.length))) return whole;
    guessed.push(start + rest);
  }
  return { end: before.length - 1, between: '' };
}

/** Of three letters or more: shorter ones are syllables as well. */
function isWord(text: string, known: ReadonlySet<string>): boolean {
  return text.length >= 3 && known.has(text.toLowerCase());
}

function trimEnd(runs: Run[], count: number): void {
  for (let rest = count; rest > 0;) {
    const last = runs.pop();
    if (!last) return;
    if (last.text.length > rest) runs.push({ ...last, text: last.text.slice(0, -rest) });
    rest -= last.text.length;
  }
}
