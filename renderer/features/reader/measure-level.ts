import type { Anchor } from '../../app/reading/partners.ts';
import { boxesOf } from './pointer.ts';
import type { DrawnPane } from './drawn-panes.ts';
import { type Knot, levelWith } from './level.ts';

/** The line of the window at which the articles are level, as a part of its height: about where one reads. */
export const READING_LINE = 0.4;

/** In pixels from the top of the page that is scrolled: where the reading line stands. */
function lineOf({ scroller }: DrawnPane): number {
  return scroller.scrollTop + scroller.clientHeight * READING_LINE;
}

/**
 * How far the other article should be scrolled for its reading line to be at what belongs to that of this one. Asks
 * for a few boxes only, however long the articles are.
 */
export function levelScrollTop(own: DrawnPane, other: DrawnPane, chain: readonly Anchor[]): number {
  const y = lineOf(own);
  const [before, after] = knotsAround(y, { own, other, chain });
  return levelWith(y, before, after) - other.scroller.clientHeight * READING_LINE;
}

interface Pages {
  readonly own: DrawnPane;
  readonly other: DrawnPane;
  readonly chain: readonly Anchor[];
}

/** The pairs above and below a line: by binary search, since each place has to be asked for. */
function knotsAround(y: number, { own, other, chain }: Pages): [before: Knot, after: Knot] {
  let low = 0;
  let high = chain.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pageY(own, chain[middle]?.own ?? 0) > y) high = middle;
    else low = middle + 1;
  }
  const knotAt = (anchor: Anchor): Knot => ({ own: pageY(own, anchor.own), other: pageY(other, anchor.other) });
  const [last, next] = [chain[low - 1], chain[low]];
  return [
    last ? knotAt(last) : { own: 0, other: 0 },
    next ? knotAt(next) : { own: own.scroller.scrollHeight, other: other.scroller.scrollHeight },
  ];
}

/** Where an offset of the text stands, in pixels from the top of the page that is scrolled. */
export function pageY(pane: DrawnPane, offset: number): number {
  return viewY(pane, offset) + pane.scroller.scrollTop;
}

/** The same, from the top of what can be seen. Far from the window it is estimated: measuring would lay it out. */
export function viewY({ article, scroller }: DrawnPane, offset: number): number {
  const { sections } = article;
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  const section = sections[Math.min(low, sections.length - 1)];
  const view = scroller.getBoundingClientRect();
  if (!section) return 0;
  const box = section.element.getBoundingClientRect();
  const isNear = box.bottom > view.top - view.height && box.top < view.bottom + view.height;
  const range = isNear ? article.offsets.toRange({ start: offset, end: offset + 1 }) : undefined;
  const [first] = range ? boxesOf(range) : [];
  if (first) return (first.top + first.bottom) / 2 - view.top;
  const share = (offset - section.start) / Math.max(1, section.end - section.start);
  return box.top - view.top + Math.min(Math.max(share, 0), 1) * box.height;
}
