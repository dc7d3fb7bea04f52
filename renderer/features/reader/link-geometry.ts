import { around, type Box, linesOf } from './boxes.ts';

/** Where the line of a link runs under the line of text, in pixels below it: in the gap, not through the words. */
const GAP = 3;
/** In pixels: the corners of a line, its arrow heads, its dots. */
const CORNER = 4;
const ARROW = 4;
const DOT = 2.5;

/** The other end of some links of one annotation: measured, or outside of what is drawn. */
export interface DrawnEnd {
  readonly place: readonly Box[] | 'above' | 'below';
  /** Whether a link leads to it; otherwise it leads from it. */
  readonly target: boolean;
}

/** What to draw for the links of one annotation. */
export interface LinkDrawing {
  /** Lines without arrow heads, as the path of an SVG. */
  readonly lines: string;
  /** Arrow heads and dots, filled. */
  readonly heads: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The lines of all links of one annotation: from its last word under the line to the margin, there up and down on
 * one vertical, and back under the other ends' lines. All share the vertical, since all belong to the one annotation:
 * so they never cross each other, and no line runs through words.
 *
 *     Misri said ...            ┐
 *       ▲ ──────────────────────┤ margin
 *     ... that talks went well  │
 *                          ●────┘
 */
export function drawLinks(
  focus: readonly Box[],
  ends: readonly DrawnEnd[],
  { margin, height, incoming }: { readonly margin: number; readonly height: number; readonly incoming: boolean },
): LinkDrawing {
  const from = footOf(focus);
  if (!from) return { lines: '', heads: '' };
  const lines: string[] = [];
  const heads: string[] = [incoming ? arrow(from) : dot(from)];
  for (const { place, target } of ends) {
    if (place === 'above' || place === 'below') {
      lines.push(route(from, { x: margin, y: place === 'above' ? 0 : height }, margin));
      continue;
    }
    const to = footOf(place);
    if (!to) continue;
    lines.push(route(from, to, margin));
    heads.push(target ? arrow(to) : dot(to));
  }
  return { lines: lines.join(' '), heads: heads.join(' ') };
}

/** Where lines leave an annotation: below the last letters of its last line. */
export function footOf(boxes: readonly Box[]): Point | undefined {
  const last = linesOf(boxes).at(-1);
  return (
    last && { x: Math.max(last.left, last.right - Math.min(6, (last.right - last.left) / 2)), y: last.bottom + GAP }
  );
}

function route(from: Point, to: Point, margin: number): string {
  // In the same gap the way through the margin would be there and back again.
  if (Math.abs(from.y - to.y) < 2 * CORNER) return `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const down = to.y > from.y ? 1 : -1;
  const corner = CORNER * down;
  const back = to.x >= margin ? '' : `V${to.y - corner}Q${margin} ${to.y} ${margin - CORNER} ${to.y}H${to.x}`;
  return `M${from.x} ${from.y}H${margin - CORNER}Q${margin} ${from.y} ${margin} ${from.y + corner}${back === '' ? `V${to.y}` : back}`;
}

/** Points up, at the words above it. */
function arrow({ x, y }: Point): string {
  return `M${x} ${y - ARROW}l${ARROW} ${ARROW + 2}h${-2 * ARROW}z`;
}

function dot({ x, y }: Point): string {
  return `M${x - DOT} ${y}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0z`;
}

/** A frame around each piece of an annotation. */
export function framesOf(boxes: readonly Box[]): string {
  return linesOf(boxes)
    .map(({ left, top, right, bottom }) => `M${left - 1} ${top}H${right + 1}V${bottom}H${left - 1}z`)
    .join('');
}

/** The quiet sign of annotations that have links: a ring at the upper end of each. */
export function signsOf(ends: readonly Box[]): string {
  return ends.map(({ right, top }) => dot({ x: right + 1, y: top + 4 })).join('');
}

export interface Tag extends Point {
  readonly id: string;
  readonly text: string;
}

/** About the width of a letter of the small font, in pixels: enough to keep tags apart. */
const LETTER = 6.2;
const PADDING = 16;

/** Tags above annotations, moved to the right where one would lie on another. `taken` is there already. */
export function spreadTags(tags: readonly Tag[], taken: readonly Tag[]): Tag[] {
  const placed: Tag[] = [];
  for (const tag of [...tags].sort((a, b) => a.y - b.y || a.x - b.x)) {
    let { x } = tag;
    for (const other of [...taken, ...placed].sort((a, b) => a.x - b.x)) {
      if (onOneLine(other, tag) && x < other.x + widthOf(other) && other.x < x + widthOf(tag))
        x = other.x + widthOf(other);
    }
    placed.push({ ...tag, x });
  }
  return placed;
}

/** So many tags stand on one line of text, or fewer where they have no room; more would hide the words around them. */
const MOST_TAGS = 3;
/** Where there are more tags than this, nearly every line of text has some, and each of them one only. */
const CROWDED = 24;
/** About the width of “+100”, in pixels. */
const MORE_WIDTH = 36;

/** Stands for the tags of a line that are not shown. */
export interface MoreTags extends Point {
  readonly id: string;
  readonly count: number;
}

/**
 * What is shown of tags that were spread: the first ones of each line that end before `width`, and how many more there
 * are. One is always shown, whatever its width.
 *
 *     → Source  → Cue  → Evidence  +17
 *     a minister and a mayor and ...
 */
export function fewTags(
  spread: readonly Tag[],
  width: number,
): { readonly tags: readonly Tag[]; readonly more: readonly MoreTags[] } {
  const tags: Tag[] = [];
  const more: MoreTags[] = [];
  const most = spread.length > CROWDED ? 1 : MOST_TAGS;
  for (const line of byLine(spread)) {
    const ends = line.map((tag) => tag.x + widthOf(tag));
    const fits = (count: number): boolean =>
      count <= most && (ends[count - 1] ?? 0) + (count < line.length ? MORE_WIDTH : 0) <= width;
    let count = line.length;
    while (count > 1 && !fits(count)) count -= 1;
    tags.push(...line.slice(0, count));
    const next = line[count];
    if (next) more.push({ id: next.id, x: ends[count - 1] ?? next.x, y: next.y, count: line.length - count });
  }
  return { tags, more };
}

/** The tags of each line of text, from left to right. */
function byLine(tags: readonly Tag[]): Tag[][] {
  const lines: Tag[][] = [];
  for (const tag of [...tags].sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    if (line?.[0] && onOneLine(line[0], tag)) line.push(tag);
    else lines.push([tag]);
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x));
}

function onOneLine(a: Point, b: Point): boolean {
  return Math.abs(a.y - b.y) < 12;
}

function widthOf({ text }: Tag): number {
  return text.length * LETTER + PADDING;
}

/** The gaps of a discontinuous annotation: a dotted line between two fragments on one line of text. */
export function gapsOf(fragments: readonly (readonly Box[])[]): string {
  return fragments
    .flatMap((boxes, i) => {
      const end = linesOf(boxes).at(-1);
      const start = linesOf(fragments[i + 1] ?? [])[0];
      if (!end || !start || Math.abs(end.bottom - start.bottom) > 4) return [];
      return `M${end.right} ${end.bottom - 1}H${start.left}`;
    })
    .join('');
}

export interface Bar {
  readonly top: number;
  readonly height: number;
}

/** The bar in the margin along the lines of each fragment; fragments on one line share one. */
export function barsOf(fragments: readonly (readonly Box[])[]): Bar[] {
  const bars: { top: number; bottom: number }[] = [];
  for (const boxes of fragments) {
    if (boxes.length === 0) continue;
    const { top, bottom } = around(boxes);
    const last = bars.at(-1);
    if (last && top < last.bottom) last.bottom = Math.max(last.bottom, bottom);
    else bars.push({ top, bottom });
  }
  return bars.map(({ top, bottom }) => ({ top, height: bottom - top }));
}
