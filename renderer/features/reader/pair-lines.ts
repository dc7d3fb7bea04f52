/** Where an end of a pair stands in its article: a stretch of the height, or out of sight beyond an edge. */
export type EndPlace = { readonly top: number; readonly bottom: number } | 'above' | 'below';

/** Two ends, measured in pixels from the top of what can be seen of the articles. */
export interface MeasuredPair {
  readonly left: EndPlace;
  readonly right: EndPlace;
  /** Joined by the same proposition only. */
  readonly dashed: boolean;
  /** Belongs to the annotation in focus or under the pointer. */
  readonly strong: boolean;
  readonly text: string;
}

export interface Frame {
  /** The margins that the lines run between. */
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

export interface PairTag {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface PairDrawing {
  /** Paths of an SVG: of links, of propositions, and of both for what is in focus. */
  readonly plain: string;
  readonly dashed: string;
  readonly strong: string;
  readonly strongDashed: string;
  /** Along the lines of text that a line begins or ends at. */
  readonly brackets: string;
  readonly strongBrackets: string;
  readonly tags: readonly PairTag[];
}

/** In pixels: how far from the edge a line ends whose other end is beyond it. */
export const STUB = 14;
/** A bracket is at least so high, in pixels: a part of a line may be all that can be seen. */
const LOW = 4;
/** More tags than this in the gap would hide each other. */
const MOST_TAGS = 6;
const TAG_HEIGHT = 20;

/**
 * The lines between two articles: from the middle of what can be seen of the one end to that of the other, in a curve
 * that leaves both margins at a right angle, so that many of them stay apart.
 *
 *     four people died ]──╮
 *                         ╰──[ at least six people
 */
export function drawPairs(pairs: readonly MeasuredPair[], frame: Frame): PairDrawing {
  const paths = { plain: '', dashed: '', strong: '', strongDashed: '', brackets: '', strongBrackets: '' };
  const tags: PairTag[] = [];
  for (const { left, right, dashed, strong, text } of pairs) {
    const [from, to] = [middleOf(left, frame.height), middleOf(right, frame.height)];
    const middle = (frame.left + frame.right) / 2;
    const path = `M${frame.left} ${from}C${middle} ${from} ${middle} ${to} ${frame.right} ${to}`;
    if (strong) paths[dashed ? 'strongDashed' : 'strong'] += path;
    else paths[dashed ? 'dashed' : 'plain'] += path;
    const brackets = bracketOf(left, frame.left, frame.height) + bracketOf(right, frame.right, frame.height);
    paths[strong ? 'strongBrackets' : 'brackets'] += brackets;
    if (strong && text !== '') tags.push({ x: middle, y: (from + to) / 2, text });
  }
  return { ...paths, tags: spread(tags).slice(0, MOST_TAGS) };
}

function middleOf(place: EndPlace, height: number): number {
  if (place === 'above') return STUB;
  if (place === 'below') return height - STUB;
  const { top, bottom } = clipped(place, height);
  return (top + bottom) / 2;
}

function bracketOf(place: EndPlace, x: number, height: number): string {
  if (place === 'above' || place === 'below') return '';
  const { top, bottom } = clipped(place, height);
  return `M${x} ${top}V${bottom}`;
}

function clipped({ top, bottom }: { readonly top: number; readonly bottom: number }, height: number) {
  const from = Math.min(Math.max(top, 0), height - LOW);
  return { top: from, bottom: Math.max(Math.min(bottom, height), from + LOW) };
}

/** Tags one below the other where they would lie on each other. */
function spread(tags: readonly PairTag[]): PairTag[] {
  let last = -Infinity;
  return [...tags]
    .sort((a, b) => a.y - b.y)
    .map((tag) => {
      last = Math.max(tag.y, last + TAG_HEIGHT);
      return { ...tag, y: last };
    });
}

/** Whether something of an end can be seen, or beyond which edge it lies. */
export function seen({ top, bottom }: { readonly top: number; readonly bottom: number }, height: number): EndPlace {
  if (bottom <= 0) return 'above';
  return top >= height ? 'below' : { top, bottom };
}
