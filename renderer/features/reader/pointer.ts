import type { Annotation } from '#shared/domain/annotation.ts';
import type { Span, Utf16Offset } from '#shared/domain/span.ts';
import type { Article } from './article-editor.ts';

/** In UTF-16 units: more than what is on a screen. */
const LONG = 20_000;

/** The offset of the character under a point of the window; undefined where no text of the article is. */
export function characterAt(article: Article, x: number, y: number): Utf16Offset | undefined {
  const caret = document.caretPositionFromPoint(x, y);
  const offset = caret && article.offsetAt(caret.offsetNode, caret.offset);
  if (offset === null || offset === undefined) return undefined;
  // A caret stands between two characters; the point is over one of them.
  for (const start of [offset, offset - 1]) {
    const range = start >= 0 ? article.offsets.toRange({ start, end: start + 1 }) : undefined;
    if (range && boxesOf(range).some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom))
      return start;
  }
  return undefined;
}

/** The place in the text that is nearest to a point beside it, on the same line. */
export function nearestOffset(article: Article, x: number, y: number): Utf16Offset | undefined {
  const column = article.sections[0]?.element.getBoundingClientRect();
  if (!column) return undefined;
  const caret = document.caretPositionFromPoint(Math.min(Math.max(x, column.left + 1), column.right - 1), y);
  return (caret && article.offsetAt(caret.offsetNode, caret.offset)) ?? undefined;
}

/**
 * The part of a stretch that is near the window. Measuring lays out what it measures: of a stretch over a whole book
 * that would be the book.
 */
export function nearWindow(article: Article, { start, end }: Span): Span | undefined {
  if (end - start <= LONG) return { start, end };
  const { sections } = article;
  const height = globalThis.innerHeight;
  const from = sections.findIndex(({ element }) => element.getBoundingClientRect().bottom > -height);
  const after = sections.findIndex(({ element }) => element.getBoundingClientRect().top > 2 * height);
  const first = sections[from];
  const last = sections[(after < 0 ? sections.length : after) - 1];
  if (!first || !last) return undefined;
  const near = { start: Math.max(start, first.start), end: Math.min(end, last.end) };
  return near.start < near.end ? near : undefined;
}

/** What the person has selected with the page's own selection, as a span; undefined where it is empty or elsewhere. */
export function selectedSpan(article: Article): Span | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const start = article.offsetAt(range.startContainer, range.startOffset);
  const end = article.offsetAt(range.endContainer, range.endOffset);
  if (start === undefined || end === undefined || start >= end) return undefined;
  return { start, end };
}

/** Makes the page's selection the same as ours, so that copying and screen readers see it. */
export function selectInPage(article: Article, span: Span): void {
  const range = article.offsets.toRange(span);
  if (!range) return;
  document
    .getSelection()
    ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

/**
 * Which annotation a click on a character means: the shortest that covers it, since a longer one can be clicked
 * elsewhere. Where that one is selected already, the next longer, and after the longest the shortest again.
 */
export function pickAnnotation(
  covering: readonly Annotation[],
  offset: Utf16Offset,
  selectedId: string | null,
): Annotation | undefined {
  const under = covering
    .filter(({ spans }) => spans.some((span) => span.start <= offset && offset < span.end))
    .sort((a, b) => a.quote.length - b.quote.length);
  const at = under.findIndex((annotation) => annotation.id === selectedId);
  return under[(at + 1) % under.length];
}

/** All but the one with this id. */
export function others(annotations: readonly Annotation[], id: string): Annotation[] {
  return annotations.filter((annotation) => annotation.id !== id);
}

/** Where a range is drawn, one box per line, in the window's coordinates. */
export function boxesOf({ startContainer, startOffset, endContainer, endOffset }: StaticRange): DOMRect[] {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return [...range.getClientRects()].filter((box) => box.width > 0);
}
