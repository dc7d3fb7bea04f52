/** A piece of a line that stands together, in points from the upper left corner of the page as it is shown. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The line that the letters stand on. */
  readonly baseline: number;
  readonly size: number;
  readonly rightToLeft: boolean;
  /** Set at an angle: along the margin, across the page. */
  readonly turned: boolean;
}

/** What pdf.js says of a piece of text; `transform` is its matrix in the page's own space. */
export interface TextItem {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** A gap of so many letter heights is a column, or a cell of a table, and no blank. */
export const WIDE_GAP = 1.5;
const BLANK = 0.15;
/** Letters may reach into each other by so much. */
const OVERLAP = 0.4;

/**
 * The pieces of text of a page. Pieces that follow each other on a line are one, with the blank between them that is
 * seen there; what stands far apart, or is set in another size, stays apart.
 */
export function segmentsOf(items: readonly TextItem[], viewport: readonly number[]): Segment[] {
  const segments: Segment[] = [];
  for (const item of items) {
    const segment = segmentOf(item, viewport);
    if (segment.text.trim() === '' || segment.size <= 0) continue;
    const last = segments.at(-1);
    const joined = last && joinSegments(last, segment);
    if (joined) segments[segments.length - 1] = joined;
    else segments.push(segment);
  }
  return segments;
}

function segmentOf({ str, dir, transform, width }: TextItem, viewport: readonly number[]): Segment {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
  const [va = 1, vb = 0, vc = 0, vd = -1, vx = 0, vy = 0] = viewport;
  const along = { x: va * a + vc * b, y: vb * a + vd * b };
  const up = Math.hypot(va * c + vc * d, vb * c + vd * d);
  const left = va * x + vc * y + vx;
  const length = Math.hypot(along.x, along.y) || 1;
  return {
    // eslint-disable-next-line no-control-regex -- glyphs without a meaning come as control characters
    text: str.replace(/[\u0000-\u0008\u000b-\u001f]/g, ''),
    left,
    right: left + width,
    baseline: vb * x + vd * y + vy,
    size: up,
    rightToLeft: dir === 'rtl',
    turned: along.x / length < 0.98,
  };
}

function joinSegments(a: Segment, b: Segment): Segment | undefined {
  const size = Math.max(a.size, b.size);
  const sameLine = Math.abs(a.baseline - b.baseline) < size * 0.1 && Math.abs(a.size - b.size) < size * 0.05;
  if (!sameLine || a.turned || b.turned || a.rightToLeft !== b.rightToLeft) return undefined;
  const goesRight = b.left >= a.right - size * OVERLAP;
  const goesLeft = b.right <= a.left + size * OVERLAP;
  // Some programs put the letters of Arabic and Hebrew from left to right: what stands to the right is read first.
  if (!goesRight && !(goesLeft && a.rightToLeft)) return undefined;
  const gap = goesRight ? b.left - a.right : a.left - b.right;
  if (gap > size * WIDE_GAP) return undefined;
  const [first, second] = a.rightToLeft && goesRight ? [b, a] : [a, b];
  const blank = gap > size * BLANK && !/\s$/.test(first.text) && !/^\s/.test(second.text) ? ' ' : '';
  const text = first.text + blank + second.text;
  return { ...a, text, left: Math.min(a.left, b.left), right: Math.max(a.right, b.right) };
}

/** Whether most of the letters are read from right to left; a full stop or a number says nothing of that. */
export function isBackwards(segments: readonly Segment[]): boolean {
  const letters = (wanted: boolean): number =>
    segments.reduce(
      (sum, { text, rightToLeft }) => sum + (rightToLeft === wanted ? (text.match(/\p{L}/gu)?.length ?? 0) : 0),
      0,
    );
  return letters(true) > letters(false);
}
