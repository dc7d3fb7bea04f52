import type { Block, DocumentContent } from '#shared/domain/document.ts';
import { joinContents } from './content-builder.ts';
import { readBlocks } from './html-blocks.ts';
import { type PageDocument, type PageElement, visit } from './html-dom.ts';
import { skippedElements } from './html-elements.ts';
import { isHiddenByPage, isShort, nameOf, textOf } from './html-hidden.ts';

/** Names that pages give to what stands between an article's headline and its first paragraph. */
const headMatter =
  /by-?line|author|\bdate|dateline|timestamp|stand-?first|summary|abstract|\blede?\b|\bde[ck]k?\b|sub-?title|sub-?head|strap-?line|key-?(?:point|takeaway)|highlights/i;
const noHeadMatter = /share|social|follow|comment|nav|menu|related|newsletter|subscri|avatar|promo|\bads?\b|widget/i;

/** Longer than an abstract is no head matter. */
const LONGEST = 4000;

/** The first paragraph of this length is the article itself. */
const SHORTEST_BODY = 120;

/**
 * Readability leaves the headline out of an article's text, and often the line with its authors, the date, the abstract
 * and the list of key points under it. They belong to the article: people annotate them, so they come back in their order.
 */
export function withHeadMatter(main: DocumentContent, page: PageDocument, title: string): DocumentContent {
  const texts = main.blocks.map(({ span }) => main.text.slice(span.start, span.end));
  const headline = headlineOf(page, texts, title);
  if (!headline) return main;
  const name = textOf(headline);
  const there = texts.findIndex((text) => flat(text) === name);
  const lead: DocumentContent[] = there < 0 ? [{ ...readBlocks(headline) }] : [];
  const headings: DocumentContent[] = lead.map((content) => ({
    ...content,
    blocks: content.blocks.map(({ span }): Block => ({ kind: 'heading', level: 1, span })),
  }));
  const found = findHeadMatter(page, headline, { texts, from: there + 1 });
  if (found.length === 0) return joinContents([...headings, main]);
  const pieces: DocumentContent[] = [...headings];
  let taken = 0;
  for (const { before, element } of found) {
    pieces.push(part(main, taken, before), readBlocks(element));
    taken = before;
  }
  return joinContents([...pieces, part(main, taken, main.blocks.length)]);
}

interface Found {
  /** The number of the block of the article that comes next. */
  readonly before: number;
  readonly element: PageElement;
}

/** What stands below the headline, is called like head matter, and is not in the article. */
function findHeadMatter(
  page: PageDocument,
  headline: PageElement,
  { texts, from }: { readonly texts: readonly string[]; readonly from: number },
): Found[] {
  const found: Found[] = [];
  const known = new Set(texts.map(flat));
  let next = from;
  const body = texts.findIndex((text, index) => index >= from && text.length >= SHORTEST_BODY);
  const head = texts.slice(from, Math.max(from, body)).map(flat);
  const isThere = (text: string): boolean => known.has(text) || head.some((line) => line.includes(text));
  let state = 'above' as 'above' | 'below' | 'body';
  visit(page.documentElement ?? page, {
    enter(element) {
      if (state === 'body' || skippedElements.has(element.localName) || isHiddenByPage(element)) return false;
      if (element === headline) {
        state = 'below';
        return false;
      }
      const name = nameOf(element);
      if (state === 'above') return true;
      if (noHeadMatter.test(name) || /^(?:nav|form|figure)$/.test(element.localName)) return false;
      const isCalledSo = headMatter.test(name) || /author/.test(element.getAttribute('rel') ?? '');
      if ((!isCalledSo && element.localName !== 'time') || !isShort(element, LONGEST)) return true;
      const blocks = blockTexts(readBlocks(element));
      const length = blocks.reduce((sum, text) => sum + text.length, 0);
      // What is in the article is there with all that is in it: the date inside of a byline.
      const isInArticle = blocks.every((text) => isThere(flat(text))) || blocks.some((text) => known.has(flat(text)));
      if (length === 0 || length > LONGEST || isInArticle) return true;
      found.push({ before: next, element });
      return false;
    },
    leave() {},
    text({ data }) {
      const text = flat(data);
      if (state !== 'below' || text === '') return;
      // Some blocks of the article are not walked through here, such as its table of contents.
      const at = texts.findIndex((block, index) => index >= next && index <= body && isBegun(flat(block), text));
      if (at === body && body >= 0) state = 'body';
      else if (at >= 0) next = at + 1;
    },
  });
  // Without the article after it, nothing says that it is the head of one.
  return state === 'body' ? found.filter(({ before }) => before <= texts.length) : [];
}

/** Whether a piece of text is what a block begins with, or has it in it. */
function isBegun(block: string, text: string): boolean {
  return block.startsWith(text) || text.startsWith(block.slice(0, 60));
}

/** The page's one headline; of several the one that is the title, or else the last one above the article. */
function headlineOf(page: PageDocument, texts: readonly string[], title: string): PageElement | undefined {
  const headlines = [...page.querySelectorAll('h1')].filter((element) => textOf(element) !== '');
  if (headlines.length <= 1) return headlines[0];
  const wanted = flat(title);
  return (
    headlines.find((element) => wanted === textOf(element)) ??
    headlines.find((element) => textOf(element).length > 10 && wanted.startsWith(textOf(element))) ??
    headlines.find((element) => textOf(element) === flat(texts[0] ?? ''))
  );
}

/** The blocks from one to another as a content of their own. */
function part(content: DocumentContent, from: number, to: number): DocumentContent {
  const blocks = content.blocks.slice(from, to);
  const start = blocks[0]?.span.start ?? 0;
  const end = blocks.at(-1)?.span.end ?? start;
  const moved = <Item extends { readonly span: Block['span'] }>(item: Item): Item => ({
    ...item,
    span: { start: item.span.start - start, end: item.span.end - start },
  });
  return {
    text: content.text.slice(start, end),
    blocks: blocks.map(moved),
    marks: content.marks.filter(({ span }) => span.start >= start && span.end <= end).map(moved),
  };
}

function blockTexts({ text, blocks }: DocumentContent): string[] {
  return blocks.map(({ span }) => text.slice(span.start, span.end));
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
