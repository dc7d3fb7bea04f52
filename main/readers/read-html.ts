import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { DocumentContent, DocumentMetadata } from '#shared/domain/document.ts';
import type { Span } from '#shared/domain/span.ts';
import { readBlocks } from './html-blocks.ts';
import { type PageDocument, type PageElement, type PageNode, visit } from './html-dom.ts';
import { readHtmlMetadata } from './html-metadata.ts';
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
 * page is run or fetched: linkedom only builds a tree, and the walk takes text, structure and addresses from it.
 */
export function readHtml(html: string): { content: DocumentContent; metadata: DocumentMetadata } {
  const page = parsePage(html);
  const metadata = readHtmlMetadata(page);
  const base = metadata.url === '' ? undefined : metadata.url;
  const whole = readBlocks(rootOf(page), base);
  const article = mainText(html, page);
  const main = article && readBlocks(article, base);
  const content = main && isMainText(main, whole) ? withHeadline(main, page) : whole;
  return { content, metadata: tidyMetadata(metadata) };
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

function mainText(html: string, page: PageDocument): PageElement | undefined {
  const { elements, depth } = measure(page);
  if (depth > DEEPEST_FOR_READABILITY || elements > MOST_ELEMENTS) return undefined;
  try {
    // A tree of its own, since Readability rearranges it.
    const options = { keepClasses: true, serializer: (element: unknown) => element };
    const found: unknown = new Readability(parsePage(html) as never, options).parse()?.content;
    // The serializer hands the element through as it is.
    return found ? (found as PageElement) : undefined;
  } catch {
    // A page that it cannot cope with is read as a whole.
    return undefined;
  }
}

/**
 * Readability takes a page's headline for its title and leaves it out of the text. It belongs to the article: people
 * annotate headlines, so it becomes the first block again.
 */
function withHeadline(main: DocumentContent, page: PageDocument): DocumentContent {
  const headlines = [...page.querySelectorAll('h1')].map((element) => readBlocks(element).text.trim());
  const [headline = '', ...others] = headlines.filter((text) => text !== '');
  const isThere = main.blocks.some(({ span }) => main.text.slice(span.start, span.end) === headline);
  // With several it is not known which one is the article's.
  if (headline === '' || others.length > 0 || isThere) return main;
  const shift = headline.length + 2;
  const moved = <Item extends { readonly span: Span }>(item: Item): Item => ({
    ...item,
    span: { start: item.span.start + shift, end: item.span.end + shift },
  });
  return {
    text: `${headline}\n\n${main.text}`,
    blocks: [{ kind: 'heading', level: 1, span: { start: 0, end: headline.length } }, ...main.blocks.map(moved)],
    marks: main.marks.map(moved),
  };
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
