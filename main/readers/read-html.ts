import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { DocumentContent } from '#shared/domain/document.ts';
import { joinContents } from './content-builder.ts';
import { readBlocks } from './html-blocks.ts';
import { type PageDocument, type PageElement, type PageNode, visit } from './html-dom.ts';
import { withHeadMatter } from './html-head-matter.ts';
import { uncoverArticle } from './html-hidden.ts';
import { bylineOf, readHtmlMetadata } from './html-metadata.ts';
import { isTeaserOf, notesOnRest } from './html-rest.ts';
import type { ParsedText } from './parsed-document.ts';
import { tidyMetadata } from './propose-metadata.ts';

/** Readability calls itself for nested elements; no article of the real web is deeper. */
const DEEPEST_FOR_READABILITY = 1000;

/** Beyond this many elements the search for the main text takes longer than reading all of it is worth. */
const MOST_ELEMENTS = 100_000;

/** Less text than this share of the page is a caption or a teaser that was taken for the article. */
const SMALLEST_SHARE = 0.2;
const SHORT_PAGE = 2000;

/**
 * The main text of a page, found by Mozilla's Readability, and otherwise the text of the whole page. Nothing of the
 * page is run or fetched: linkedom only builds a tree, and the walk takes text, structure and addresses from it. A note
 * says how much of the page's running text is not in it.
 */
export function readHtml(html: string): ParsedText {
  const page = parsePage(html);
  const { articleBody, ...said } = readHtmlMetadata(page);
  const options = {
    base: said.url === '' ? undefined : said.url,
    language: page.documentElement?.getAttribute('lang') ?? undefined,
  };
  const found = mainText(html, page);
  const whole = readBlocks(rootOf(page), options);
  const main = found && readBlocks(found.article, options);
  const article = main && isMainText(main, whole) ? withHeadMatter(main, page, said.title) : undefined;
  const metadata = tidyMetadata({ ...said, byline: said.byline || bylineOf(found?.byline ?? '') });
  const read = article ?? whole;
  if (isTeaserOf(read, articleBody)) {
    const shown = read.text === '' ? readText('h1', metadata.title) : read;
    const content = joinContents([shown, readDescribed(articleBody)]);
    return { content, metadata, notes: [{ key: 'reader.note.article-body' }] };
  }
  const notes = article ? notesOnRest(article, whole) : [];
  return { content: read, metadata, ...(notes.length > 0 ? { notes } : {}) };
}

/** The article that a page describes to search engines, as paragraphs; some pages put HTML into it. */
function readDescribed(body: string): DocumentContent {
  if (/<\/?(?:p|br|div)\b/i.test(body)) return readBlocks(rootOf(parsePage(body)));
  return joinContents(body.split(/[\r\n]+/).map((line) => readText('p', line)));
}

function readText(element: 'h1' | 'p', text: string): DocumentContent {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return readBlocks(rootOf(parsePage(`<${element}>${escaped}</${element}>`)));
}

function parsePage(html: string): PageDocument {
  // A page needs an element around everything, or text before the first tag would be lost.
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  // linkedom's Document has all that PageDocument asks for; its own type comes from the DOM library, which is absent.
  return parseHTML(whole).document as PageDocument;
}

/** linkedom's doctype has no next sibling, so a walk from the document itself would end there. */
function rootOf(page: PageDocument): PageNode {
  return page.documentElement ?? page;
}

interface Article {
  readonly article: PageElement;
  /** The line with the authors, which Readability takes out of the text. */
  readonly byline: string;
}

function mainText(html: string, page: PageDocument): Article | undefined {
  const { elements, depth } = measure(page);
  if (depth > DEEPEST_FOR_READABILITY || elements > MOST_ELEMENTS) return undefined;
  try {
    // A tree of its own, since Readability rearranges it.
    const copy = parsePage(html);
    uncoverArticle(copy);
    const options = { keepClasses: true, serializer: (element: unknown) => element };
    const found = new Readability(copy as never, options).parse();
    const content: unknown = found?.content;
    // The serializer hands the element through as it is.
    return content ? { article: content as PageElement, byline: found?.byline ?? '' } : undefined;
  } catch {
    // A page that it cannot cope with is read as a whole.
    return undefined;
  }
}

function isMainText(main: DocumentContent, whole: DocumentContent): boolean {
  if (main.text === '') return false;
  return whole.text.length > SHORT_PAGE || main.text.length >= whole.text.length * SMALLEST_SHARE;
}

function measure(page: PageDocument): { elements: number; depth: number } {
  let elements = 0;
  let depth = 0;
  let deepest = 0;
  visit(rootOf(page), {
    enter() {
      elements += 1;
      depth += 1;
      deepest = Math.max(deepest, depth);
      return true;
    },
    leave() {
      depth -= 1;
    },
    text() {},
  });
  return { elements, depth: deepest };
}

/** `<meta charset>`, its older form, or the encoding of an XML declaration, within the first kilobytes as in a browser. */
export function declaredHtmlEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const meta = /<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head);
  return meta?.[1] ?? /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
}
