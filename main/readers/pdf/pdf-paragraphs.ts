import type { BlockShape, Run } from '../content-builder.ts';
import { greatest, least } from './extremes.ts';
import { joinLines, type WordBreaks } from './pdf-word-breaks.ts';
import type { Line } from './pdf-lines.ts';

interface Paragraph {
  readonly shape: BlockShape;
  readonly runs: readonly Run[];
}

/** The sizes of letters in a document: that of its running text, and those that are headings, the largest first. */
export interface Sizes {
  readonly body: number;
  readonly headings: readonly number[];
}

const HEADING = 1.12;
const LONGEST_HEADING = 250;
const MOST_LEVELS = 4;
/** From one line to the next, as shares of the size of the letters: single spacing is at least so much, … */
const TIGHTEST = 0.9;
/** … between these two are one and a half lines and two, … */
const AIRY = 1.6;
/** … and nobody sets the lines of a paragraph further apart. */
const WIDEST = 2;
/** No text is set with so much space in a column of so many letter sizes. */
const NARROW = 20;
/** So many steps of a document are smaller than what is common. */
const COMMON = 0.04;

export function sizesOf(lines: readonly Line[]): Sizes {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(rounded(size), (letters.get(rounded(size)) ?? 0) + text.length);
  const [[body] = [0]] = [...letters].toSorted(([, a], [, b]) => b - a);
  const headings = [...letters.keys()].filter((size) => size >= body * HEADING).toSorted((a, b) => b - a);
  return { body, headings };
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

/**
 * The paragraphs of a column. One ends where more space than usual follows, where the size of letters changes, before
 * an indented line or a bullet, and after a line that ends early with the end of a sentence.
 */
export function paragraphsOf(
  lines: readonly Line[],
  { sizes, spacing, breaks }: { readonly sizes: Sizes; readonly spacing: number; readonly breaks: WordBreaks },
): Paragraph[] {
  const usual = usualSpacing(lines);
  const left = least(lines.map((line) => line.left));
  const right = greatest(lines.map((line) => line.right));
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && !beginsParagraph(before, line, { usual, spacing, left, right, group })) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({ shape: shapeOf(group, sizes), runs: joinLines(group, breaks) }));
}

/** Word's own are signs of its font Symbol, in the private area. */
const bullet = /^\s*[•‣◦▪■●○➢✓–*\uf0a7\uf0b7\uf0d8-]\s/u;
/** Also how a line goes on: `Sections 9 and` / `10. This`. */
const numbered = /^\s*\(?(?:\d{1,2}|[a-z])[.)]\s/u;

function beginsParagraph(
  before: Line,
  line: Line,
  column: { usual: number; spacing: number; left: number; right: number; group: readonly Line[] },
): boolean {
  const step = line.baseline - before.baseline;
  const width = column.right - column.left;
  const endsEarly = isBackwards(before)
    ? before.left > column.left + width * 0.12
    : before.right < column.right - width * 0.12;
  const most = Math.min(column.usual, column.spacing * line.size);
  if (step < 0 || step > Math.max(most * 1.3, line.size * 1.05)) return true;
  // With so much space between all lines, one that ends early is the last of its paragraph, as is any in a narrow list.
  if (step > line.size * AIRY && (endsEarly || width < line.size * NARROW)) return true;
  if (Math.abs(line.size - before.size) > Math.max(line.size, before.size) * 0.08) return true;
  // Rows of a table stay lines of their own.
  if (line.text.includes('\t') || before.text.includes('\t') || bullet.test(line.text)) return true;
  const endsSentence = /[.!?:。！？…]["'”’»)\]]*\d*$/u.test(before.text.trim());
  if ((endsSentence || endsEarly) && numbered.test(line.text)) return true;
  // `… to enter the U.S.` / `unlawfully`
  if (endsSentence && endsEarly && !/^\P{L}*\p{Ll}/u.test(line.text)) return true;
  // The lines of a paragraph whose first one hangs out are all indented; only a change of the edge begins one.
  const isIndented = line.left > column.left + line.size * 0.7 && line.left > before.left + line.size * 0.7;
  return isIndented && endsSentence;
}

function isBackwards({ text }: Line): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/[\p{Script=Hebrew}\p{Script=Arabic}]/gu) > count(/\p{L}/gu) / 2;
}

/**
 * The smallest space from line to line that is common in a document, as a share of the size of the letters. Where all
 * paragraphs of a column have one line each, its own steps are those between paragraphs.
 */
export function lowestSpacing(columns: readonly (readonly Line[])[]): number {
  const shares = columns.flatMap((lines) =>
    lines.flatMap((line, index) => {
      const before = lines[index - 1];
      const share = before ? (line.baseline - before.baseline) / line.size : 0;
      return share > TIGHTEST ? [share] : [];
    }),
  );
  const lowest = shares.toSorted((a, b) => a - b)[Math.floor(shares.length * COMMON)];
  return Math.min(lowest ?? WIDEST, WIDEST);
}

/** From one line to the next, in points: the median. */
function usualSpacing(lines: readonly Line[]): number {
  const steps = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    return before && line.baseline > before.baseline ? [line.baseline - before.baseline] : [];
  });
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
}

function shapeOf(group: readonly Line[], { headings }: Sizes): BlockShape {
  const [first] = group;
  const length = group.reduce((sum, { text }) => sum + text.length, 0);
  const rank = first ? headings.indexOf(rounded(first.size)) : -1;
  if (rank < 0 || length > LONGEST_HEADING) return { kind: 'paragraph' };
  return { kind: 'heading', level: Math.min(rank + 1, MOST_LEVELS) };
}
