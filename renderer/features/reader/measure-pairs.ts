import type { Annotation } from '#shared/domain/annotation.ts';
import { overlaps, type Span } from '#shared/domain/span.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { mayHavePartners, type Partner, partnersOf } from '../../app/reading/partners.ts';
import type { OpenDocumentState } from '../../app/state/state.ts';
import { around } from './boxes.ts';
import { boxesOf } from './pointer.ts';
import type { DrawnPane } from './drawn-panes.ts';
import { type EndPlace, seen } from './pair-lines.ts';

/** A pair with where its ends are, from the top of each article: measured once, and moved while it is scrolled. */
export interface PlacedPair {
  readonly left: Annotation;
  readonly right: Annotation;
  /** Seen from the left article. */
  readonly partner: Pick<Partner, 'outgoing' | 'incoming'>;
  readonly leftAt: Stretch | undefined;
  readonly rightAt: Stretch | undefined;
}

/** In pixels from the top of the article's text. */
interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

export interface ShownSide {
  readonly pane: DrawnPane;
  readonly open: OpenDocumentState;
}

/** More lines than these say nothing, and measuring takes time. */
const MOST_PAIRS = 150;

/** The pairs of which at least one end is near the window. Nothing far from it is asked for or measured. */
export function placePairs(left: ShownSide, right: ShownSide): PlacedPair[] {
  const pairs = new Map<string, PlacedPair>();
  const places = { left: new Map<string, Stretch | undefined>(), right: new Map<string, Stretch | undefined>() };
  const collect = (own: ShownSide, other: ShownSide, ownSide: 'left' | 'right'): void => {
    const near = own.pane.near();
    if (!near) return;
    for (const annotation of own.open.shown.touching(near)) {
      if (pairs.size >= MOST_PAIRS) return;
      if (!mayHavePartners(annotation, own.open, other.open)) continue;
      for (const partner of partnersOf(annotation, own.open, other.open)) {
        const isLeft = ownSide === 'left';
        const [one, two] = isLeft ? [annotation, partner.annotation] : [partner.annotation, annotation];
        const key = `${one.id} ${two.id}`;
        if (pairs.has(key)) continue;
        const { outgoing, incoming } = partner;
        pairs.set(key, {
          left: one,
          right: two,
          partner: isLeft ? { outgoing, incoming } : { outgoing: incoming, incoming: outgoing },
          leftAt: placeIn(left.pane, one, places.left),
          rightAt: placeIn(right.pane, two, places.right),
        });
      }
    }
  };
  collect(left, right, 'left');
  collect(right, left, 'right');
  return [...pairs.values()];
}

/** Measured once for all its pairs; undefined where it is not near the window. */
function placeIn(
  pane: DrawnPane,
  annotation: Annotation,
  known: Map<string, Stretch | undefined>,
): Stretch | undefined {
  if (!known.has(annotation.id)) known.set(annotation.id, measure(pane, annotation));
  return known.get(annotation.id);
}

function measure({ article, root, near }: DrawnPane, { spans }: Annotation): Stretch | undefined {
  const stretch = near();
  const boxes = spans.flatMap((span) => (stretch && overlaps(span, stretch) ? boxesIn(article, span, stretch) : []));
  if (boxes.length === 0) return undefined;
  const { top, bottom } = around(boxes);
  const origin = root.getBoundingClientRect().top;
  return { top: top - origin, bottom: bottom - origin };
}

/** Of a span that goes on far beyond the window only what is near it. */
function boxesIn(article: DrawnPane['article'], { start, end }: Span, near: Span): DOMRect[] {
  const range = article.offsets.toRange({ start: Math.max(start, near.start), end: Math.min(end, near.end) });
  return range ? boxesOf(range) : [];
}

/** Where an end is now, from the top of what can be seen of its article. */
export function placeNow(
  { root, near }: DrawnPane,
  annotation: Annotation,
  at: Stretch | undefined,
  view: DOMRect,
): EndPlace {
  const stretch = near();
  if (!at || !stretch) return stretch && envelopeOf(annotation).start >= stretch.end ? 'below' : 'above';
  const shift = root.getBoundingClientRect().top - view.top;
  return seen({ top: at.top + shift, bottom: at.bottom + shift }, view.height);
}
