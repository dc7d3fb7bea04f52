import type { DocumentContent } from '#shared/domain/document.ts';
import type { ReaderNote } from './parsed-document.ts';

/** Shorter than a paragraph of an article: a caption, a notice, a teaser. */
const SHORTEST_PARAGRAPH = 120;

/** Where the page has more than this share of the article's letters besides, it should be known. */
const SHARE_TO_TELL = 0.15;

/** What is so much shorter than the article that the page describes is a teaser of it. */
const TEASER_SHARE = 0.5;

/** How much of a page's running text is not in its article, where that is more than a notice. */
export function notesOnRest(article: DocumentContent, whole: DocumentContent): ReaderNote[] {
  const there = flat(article.text);
  const missing = whole.blocks
    .filter(({ kind }) => kind === 'paragraph' || kind === 'quote' || kind === 'list-item')
    .map(({ span }) => flat(whole.text.slice(span.start, span.end)))
    // By its beginning: an old page has its paragraphs apart by line breaks only, of which Readability makes some.
    .filter((text) => text.length >= SHORTEST_PARAGRAPH && !there.includes(text.slice(0, SHORTEST_PARAGRAPH)));
  const letters = missing.reduce((sum, { length }) => sum + length, 0);
  if (letters <= there.length * SHARE_TO_TELL) return [];
  const words = missing.reduce((sum, text) => sum + text.split(' ').length, 0);
  const begins = (missing[0] ?? '').slice(0, 60).toWellFormed();
  return [{ key: 'reader.note.page-rest', params: { count: missing.length, words, begins } }];
}

/**
 * Whether the article is only in what the page says to search engines (schema.org's `articleBody`), to be put together
 * by a program that is not run here.
 */
export function isTeaserOf({ text }: DocumentContent, articleBody: string): boolean {
  const isThere = flat(text).includes(flat(articleBody).slice(0, SHORTEST_PARAGRAPH));
  return articleBody.length >= SHORTEST_PARAGRAPH && !isThere && text.length < articleBody.length * TEASER_SHARE;
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
