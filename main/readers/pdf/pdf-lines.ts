import type { Run } from '../content-builder.ts';
import { greatest, least } from './extremes.ts';
import { readBackwardsLine } from './pdf-backwards.ts';
import { isBackwards, type Segment, WIDE_GAP } from './pdf-segments.ts';

/** A line of a column as it is read. */
export interface Line {
  readonly runs: readonly Run[];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of most of its letters. */
  readonly size: number;
}

/** Letters of less than this share of the line's size, off its baseline, are raised or lowered. */
const SMALL = 0.8;
const BLANK = 0.12;
/** So many lines of running text are one piece. */
const MOSTLY = 0.6;

/** The lines of a column from top to bottom; pieces beside each other are one line. */
export function linesOfColumn(segments: readonly Segment[]): Line[] {
  const rows: Segment[][] = [];
  for (const segment of segments.toSorted((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    if (row && row.some((other) => standTogether(other, segment))) row.push(segment);
    else rows.push([segment]);
  }
  const edges = edgesOfText(rows);
  return rows.map((row) => lineOf(row, edges));
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

/** Those of a column that is running text: most of its lines stand together. Rows of a table do not. */
function edgesOfText(rows: readonly (readonly Segment[])[]): Edges | undefined {
  if (rows.filter((row) => row.length === 1).length < rows.length * MOSTLY) return undefined;
  const all = rows.flat();
  return { left: least(all.map(({ left }) => left)), right: greatest(all.map(({ right }) => right)) };
}

/** On one line, though one of them may be raised or lowered. */
function standTogether(a: Segment, b: Segment): boolean {
  const apart = Math.abs(a.baseline - b.baseline);
  const overlaps = Math.min(a.right, b.right) - Math.max(a.left, b.left) > Math.min(a.size, b.size) / 2;
  return !overlaps && apart < Math.max(a.size, b.size) * (a.size === b.size ? 0.3 : 0.5);
}

function lineOf(row: readonly Segment[], edges: Edges | undefined): Line {
  const main = row.reduce((a, b) => (b.text.length * b.size > a.text.length * a.size ? b : a));
  const backwards = isBackwards(row);
  const placed = row.toSorted((a, b) => (backwards ? b.right - a.right : a.left - b.left));
  const { ordered, texts } = backwards
    ? readBackwardsLine(placed)
    : { ordered: placed, texts: placed.map(({ text }) => text) };
  const justified = isJustified(ordered) || isStretched(ordered, edges);
  const runs: Run[] = [];
  for (const [index, segment] of ordered.entries()) {
    const before = ordered[index - 1];
    const gap = before ? gapBetween(before, segment) : 0;
    const blank =
      before && !/\s$/.test(before.text) && !/^\s/.test(segment.text) ? blankFor(gap, main.size, justified) : '';
    if (blank !== '') runs.push({ text: blank, style: {} });
    runs.push({ text: texts[index] ?? segment.text, style: styleOf(segment, main) });
  }
  return {
    runs,
    text: runs.map(({ text }) => text).join(''),
    left: least(row.map(({ left }) => left)),
    right: greatest(row.map(({ right }) => right)),
    baseline: main.baseline,
    size: main.size,
  };
}

function gapBetween(a: Segment, b: Segment): number {
  return a.left <= b.left ? b.left - a.right : a.left - b.right;
}

/** Single words, three or more, as far from each other as from the next: a line that was stretched to its column. */
function isJustified(ordered: readonly Segment[]): boolean {
  if (ordered.length < 3 || ordered.some(({ text }) => /\S\s\S/.test(text))) return false;
  const gaps = ordered.slice(1).map((segment, index) => gapBetween(ordered[index] ?? segment, segment));
  return greatest(gaps) <= least(gaps) * 1.15;
}

/** Two words that fill a line of running text, the first at one edge and the last at the other. */
function isStretched(ordered: readonly Segment[], edges: Edges | undefined): boolean {
  if (!edges || ordered.length < 2 || ordered.some(({ text }) => /\s\S|\p{N}/u.test(text.trim()))) return false;
  const left = least(ordered.map((segment) => segment.left));
  const right = greatest(ordered.map((segment) => segment.right));
  const near = ordered[0]?.size ?? 0;
  return left - edges.left < near && edges.right - right < near;
}

/** Cells of a table stand a tab apart. */
function blankFor(gap: number, size: number, justified: boolean): string {
  if (gap > size * WIDE_GAP && !justified) return '\t';
  return gap > size * BLANK ? ' ' : '';
}

function styleOf(segment: Segment, main: Segment): Run['style'] {
  const shift = main.baseline - segment.baseline;
  if (segment.size >= main.size * SMALL || Math.abs(shift) < main.size * 0.1) return {};
  return shift > 0 ? { superscript: true } : { subscript: true };
}
