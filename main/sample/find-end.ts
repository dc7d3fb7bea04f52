import type { SampleEnd } from './links.ts';
import type { SampleAnnotation, SampleArticle } from './sample-article.ts';

/** The annotation that an end of a link means: the whole quote counts before one that only begins so. */
export function findEnd(
  articles: readonly SampleArticle[],
  [fileName, quote]: SampleEnd,
): SampleAnnotation | undefined {
  const annotations = articles.find((article) => article.fileName === fileName)?.annotations ?? [];
  const begins = annotations.filter((annotation) => annotation.quote.startsWith(quote));
  return annotations.find((annotation) => annotation.quote === quote) ?? (begins.length === 1 ? begins[0] : undefined);
}
