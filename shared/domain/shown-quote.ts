import type { Annotation } from './annotation.ts';

/** The quote as a person reads it, with a sign for what lies between fragments: “Misri … thanked”. */
export function shownQuote({ quote, spans }: Pick<Annotation, 'quote' | 'spans'>): string {
  if (spans.length === 1) return quote;
  let at = 0;
  return spans
    .map(({ start, end }) => {
      const part = quote.slice(at, at + end - start);
      // quoteOf joins fragments by one blank.
      at += end - start + 1;
      return part;
    })
    .join(' … ');
}
