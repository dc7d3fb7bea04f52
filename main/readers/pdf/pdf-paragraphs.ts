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
export function paragraphsOf(lines: readonly Line[], sizes: Sizes, breaks: WordBreaks): Paragraph[] {
  const spacing = usualSpacing(lines);
  const left = least(lines.map((line) => line.left));
  const right = greatest(lines.map((line) => line.right));
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && !beginsParagraph(before, line, { spacing, left, right, group })) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({ shape: shapeOf(group, sizes), runs: joinLines(group, breaks) }));
}

const bullet = /^\s*[•‣◦▪■●–*-]\s/u;
/** Also how a line goes on: `Sections 9 and` / `10. This`. */
const numbered = /^\s*\(?(?:\d{1,2}|[a-z])[.)]\s/u;

function beginsParagraph(
  before: Line,
  line: Line,
  column: { spacing: number; left: number; right: number; group: readonly Line[] },
): boolean {
  const step = line.baseline - before.baseline;
  const width = column.right - column.left;
  if (step < 0 || step > Math.max(column.spacing * 1.3, line.size * 1.05)) return true;
  if (Math.abs(line.size - before.size) > Math.max(line.size, before.size) * 0.08) return true;
  // Rows of a table stay lines of their own.
  if (line.text.includes('\t') || before.text.includes('\t') || bullet.test(line.text)) return true;
  const endsSentence = /[.!?:。！？…]["'”’»)\]]*\d*$/u.test(before.text.trim());
  if (endsSentence && numbered.test(line.text)) return true;
  if (endsSentence && before.right < column.right - width * 0.12) return true;
  // The lines of a paragraph whose first one hangs out are all indented; only a change of the edge begins one.
  const isIndented = line.left > column.left + line.size * 0.7 && line.left > before.left + line.size * 0.7;
  return isIndented && endsSentence;
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
