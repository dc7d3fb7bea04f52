import type { Annotation } from '#shared/domain/annotation.ts';
import type { Link, LinkEvidence, Passage } from '#shared/domain/link.ts';
import { evidenceOf } from '#shared/domain/link-evidence.ts';
import { quoteOf, type Span } from '#shared/domain/span.ts';
import { anchorAt, findAnchor } from '#shared/text/anchor.ts';

interface Texts {
  readonly from: string;
  readonly to: string;
}

export interface MovedPlace {
  readonly id: Annotation['id'];
  readonly spans: Span[];
  readonly quote: string;
}

/**
 * Where an annotation stands in the text of the same file read in another way: each fragment where its words occur
 * again, and among several occurrences where the words around it agree most, then where it is nearest to the same
 * share of the text. Undefined where the words are gone.
 */
export function reAnchor(annotation: Annotation, texts: Texts): MovedPlace | undefined {
  const spans: Span[] = [];
  for (const span of annotation.spans) {
    const place = findAgain(span, texts, spans.at(-1)?.end ?? 0);
    if (!place) return undefined;
    spans.push(place);
  }
  return { id: annotation.id, spans, quote: quoteOf(texts.to, spans) };
}

/** The evidence of a link, of whose sides those in this document move. Undefined where words of it are gone. */
export function reAnchorEvidence(
  link: Link,
  texts: Texts,
  isHere: (annotationId: string) => boolean,
): LinkEvidence | undefined {
  const { from, to } = evidenceOf(link);
  const moved = {
    from: isHere(link.fromId) ? reAnchorAll(from, texts) : from,
    to: isHere(link.toId) ? reAnchorAll(to, texts) : to,
  };
  return moved.from && moved.to ? { from: moved.from, to: moved.to } : undefined;
}

function reAnchorAll(passages: readonly Passage[], texts: Texts): Passage[] | undefined {
  const moved = passages.flatMap(({ span }) => {
    const place = findAgain(span, texts, 0);
    return place ? [{ span: place, quote: quoteOf(texts.to, [place]) }] : [];
  });
  return moved.length < passages.length ? undefined : moved;
}

function findAgain(span: Span, { from, to }: Texts, notBefore: number): Span | undefined {
  const expected = Math.round((span.start / Math.max(1, from.length)) * to.length);
  return findAnchor(to, { ...anchorAt(from, span), start: expected }, notBefore)?.span;
}
