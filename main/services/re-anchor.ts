import type { Annotation } from '#shared/domain/annotation.ts';
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

function findAgain(span: Span, { from, to }: Texts, notBefore: number): Span | undefined {
  const expected = Math.round((span.start / Math.max(1, from.length)) * to.length);
  return findAnchor(to, { ...anchorAt(from, span), start: expected }, notBefore)?.span;
}
