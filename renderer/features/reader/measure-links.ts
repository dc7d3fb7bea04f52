import type { Annotation } from '#shared/domain/annotation.ts';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { type Codebook, findLabel, findLinkType } from '#shared/domain/codebook.ts';
import type { Link } from '#shared/domain/link.ts';
import { overlaps, type Span } from '#shared/domain/span.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { shortQuote } from '../../app/annotating/linking.ts';
import type { OpenDocumentState } from '../../app/state/state.ts';
import type { Article } from './article-editor.ts';
import { around, type Box, boxesWithin } from './boxes.ts';
import { connectionsOf, linkedIds, typesOf } from './link-ends.ts';
import {
  drawLinks,
  type DrawnEnd,
  fewTags,
  framesOf,
  type LinkDrawing,
  type MoreTags,
  signsOf,
  spreadTags,
  type Tag,
} from './link-geometry.ts';
import { boxesOf } from './pointer.ts';

/** An other end, and where it is drawn: a stretch of the height, or nowhere because it is too far or elsewhere. */
export interface OtherEnd {
  readonly annotation: Annotation;
  readonly at: { readonly top: number; readonly bottom: number } | 'above' | 'below' | 'elsewhere';
  /** The types of its links, with their directions. */
  readonly types: string;
}

export interface DrawnLinks extends LinkDrawing {
  /** Whose links they are. */
  readonly id: AnnotationId;
  readonly frames: string;
  readonly tags: readonly Tag[];
  readonly more: readonly MoreTags[];
  readonly ends: readonly OtherEnd[];
}

export interface Page {
  readonly article: Article;
  /** The stretch of the text that is near the window; nothing outside of it is measured. */
  readonly near: Span;
  readonly layer: DOMRect;
  readonly open: OpenDocumentState;
  readonly linkEnds: ReadonlyMap<string, Annotation>;
  readonly codebook: Codebook;
}

/** Quiet signs for more annotations than this would say nothing, and measuring them takes time. */
const MOST_SIGNS = 300;
const TAG_QUOTE = 28;

/** In pixels from the right edge of the text: the annotation in focus and the one under the pointer have one each. */
const margins = { focus: 14, hover: 22 } as const;

/** The drawing of all links of one annotation; undefined where it has none or is not near the window. */
export function measureLinks(page: Page, id: string, lane: keyof typeof margins): DrawnLinks | undefined {
  const { open, near, layer, codebook, linkEnds } = page;
  const annotation = open.shown.find(id);
  const connections = connectionsOf(id, open.links);
  if (!annotation || connections.length === 0 || !overlaps(envelopeOf(annotation), near)) return undefined;
  const nameOf = (typeId: string) => findLinkType(codebook, typeId)?.name ?? typeId;
  const isSymmetric = (typeId: string) => findLinkType(codebook, typeId)?.symmetric === true;
  // A link without direction has a dot at either end.
  const isDirected = ({ typeId }: Link) => !isSymmetric(typeId);
  const focus = boxesIn(page, annotation);
  const ends: DrawnEnd[] = [];
  const tags: Tag[] = [];
  const others: OtherEnd[] = [];
  const frames: string[] = [];
  for (const connection of connections) {
    const other = open.shown.find(connection.otherId) ?? linkEnds.get(connection.otherId);
    if (!other) continue;
    const where = whereIs(page, other);
    const types = typesOf(connection, nameOf, isSymmetric);
    if (where !== 'here') {
      others.push({ annotation: other, at: where, types });
      if (where !== 'elsewhere') ends.push({ place: where, target: connection.outgoing.some(isDirected) });
      continue;
    }
    const boxes = boxesIn(page, other);
    const [first] = boxes;
    if (!first) continue;
    const { top, bottom } = around(boxes);
    others.push({ annotation: other, at: { top, bottom }, types });
    ends.push({ place: boxes, target: connection.outgoing.some(isDirected) });
    tags.push({ id: other.id, x: first.left, y: first.top, text: types });
    frames.push(framesOf(boxes));
  }
  const incoming = connections.some((one) => one.incoming.some(isDirected));
  const drawing = drawLinks(focus, ends, { margin: layer.width + margins[lane], height: layer.height, incoming });
  return {
    ...drawing,
    id: annotation.id,
    frames: frames.join(''),
    ...fewTags(spreadTags(tags, focusTag(page, annotation, focus)), layer.width),
    ends: others,
  };
}

/** The quiet signs of all linked annotations near the window. */
export function measureSigns(page: Page): string {
  const linked = linkedIds(page.open.links);
  const ends = page.open.shown
    .touching(page.near)
    .filter(({ id }) => linked.has(id))
    .slice(0, MOST_SIGNS)
    .flatMap(({ spans }) => {
      const last = spans.at(-1);
      // One character is enough to know where it ends, and cheaper than all of its lines.
      return last && overlaps(last, page.near) ? measure(page, { start: last.end - 1, end: last.end }).slice(-1) : [];
    });
  return signsOf(ends);
}

/** A frame around an annotation, such as the one that a link would lead to. */
export function measureFrame(page: Page, id: string): string {
  const annotation = page.open.shown.find(id);
  return annotation && overlaps(envelopeOf(annotation), page.near) ? framesOf(boxesIn(page, annotation)) : '';
}

/** Beyond which edge of the window an end lies; undefined where it can be seen. */
export function edgeOf({ at }: OtherEnd, view: { readonly top: number; readonly bottom: number }): Edge | undefined {
  if (typeof at === 'string') return at;
  if (at.bottom < view.top) return 'above';
  return at.top > view.bottom ? 'below' : undefined;
}

export type Edge = 'above' | 'below' | 'elsewhere';

export function endText({ annotation, types }: OtherEnd): string {
  return `${types} “${shortQuote(annotation, TAG_QUOTE)}”`;
}

function whereIs({ open, near }: Page, other: Annotation): Edge | 'here' {
  if (other.documentId !== open.document.id) return 'elsewhere';
  const { start, end } = envelopeOf(other);
  if (end <= near.start) return 'above';
  return start >= near.end ? 'below' : 'here';
}

/** The name of the annotation in focus stands above it already. */
function focusTag({ codebook }: Page, { id, labelId }: Annotation, [first]: readonly Box[]): Tag[] {
  const name = findLabel(codebook, labelId)?.label.name ?? '';
  // The handle behind the name is as wide as some letters.
  return first ? [{ id, x: first.left, y: first.top, text: `${name}    ` }] : [];
}

function boxesIn(page: Page, { spans }: Annotation): Box[] {
  return spans.flatMap((span) => (overlaps(span, page.near) ? measure(page, span) : []));
}

function measure({ article, layer }: Page, span: Span): Box[] {
  const range = article.offsets.toRange(span);
  return range ? boxesWithin(layer, boxesOf(range)) : [];
}
