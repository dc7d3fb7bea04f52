import type { Block, DocumentContent, Mark } from '#shared/domain/document.ts';
import { compareSpans } from '#shared/domain/span.ts';
import { CollapsedText } from './collapsed-text.ts';
import { type PageElement, type PageNode, visit, type Visitor } from './html-dom.ts';
import { blockElements, headingLevelOf, isNoteReference, isSkipped, markKindOf } from './html-elements.ts';
import { quotationMarks } from './html-quotes.ts';
import { findLayoutTables } from './html-tables.ts';
import { safeHref } from './safe-href.ts';

const DEEPEST = 20;

/** Cells that go over several rows are followed up to this column; no table that is read has more. */
const MOST_COLUMNS = 1000;

interface OpenList {
  readonly ordered: boolean;
  next: number;
}

interface OpenTable {
  readonly number: number;
  row: number;
  column: number;
  /** By column: the row before which it is held by a cell of rows above. */
  readonly held: Map<number, number>;
}

export interface ReadingOptions {
  /** The page's own address, where it gives one: links count from it. */
  readonly base?: string | undefined;
  /** Of the page (BCP 47): browsers set the marks of quotations by it. */
  readonly language?: string | undefined;
  /** What is not read besides what never is. */
  readonly leavesOut?: (element: PageElement) => boolean;
  /** Messages arrange their text in tables. */
  readonly inMail?: boolean;
}

/** Turns the elements of a page into the canonical text and its blocks, in one pass. */
class BlockBuilder implements Visitor {
  readonly #parts: string[] = [];
  #length = 0;
  readonly #blocks: Block[] = [];
  readonly #marks: Mark[] = [];
  readonly #inline = new CollapsedText();

  readonly #layoutTables: ReadonlySet<PageElement>;
  readonly #options: ReadingOptions;
  readonly #lists: OpenList[] = [];
  readonly #tables: OpenTable[] = [];
  #tableCount = 0;
  #quotes = 0;
  #quoted = 0;
  #formulas = 0;
  #headings: number[] = [];
  #captions = 0;
  #pre = 0;
  /** Inside a cell of a data table: its blocks become lines of one block. */
  #cell: Block['cell'];
  /** The bullet of a list item that has not had its first block yet. */
  #item: { readonly ordinal?: number } | undefined;

  constructor(layoutTables: ReadonlySet<PageElement>, options: ReadingOptions) {
    this.#layoutTables = layoutTables;
    this.#options = options;
  }

  text({ data }: { readonly data: string }): void {
    // Between the parts of a formula they are for the eye of who writes it.
    if (this.#formulas > 0 && data.trim() === '') return;
    if (this.#pre > 0) this.#inline.appendVerbatim(data.replace(/\r\n?/g, '\n'));
    else this.#inline.append(data);
  }

  enter(element: PageElement): boolean {
    if (isSkipped(element) || this.#options.leavesOut?.(element)) return false;
    const name = element.localName;
    if (name === 'br') this.#inline.lineBreak();
    const mark = markKindOf(element);
    if (mark === 'link')
      this.#inline.openMark('link', safeHref(element.getAttribute('href') ?? '', this.#options.base));
    else if (mark) this.#inline.openMark(mark);
    this.#enterInline(element, name);
    if (!blockElements.has(name)) return true;
    this.#boundary();
    this.#enterBlock(element, name);
    return true;
  }

  leave(element: PageElement): void {
    this.#leaveInline(element, element.localName);
    const mark = markKindOf(element);
    if (mark) this.#inline.closeMark(mark);
    if (!blockElements.has(element.localName)) return;
    this.#boundary();
    this.#leaveBlock(element, element.localName);
  }

  finish(): DocumentContent {
    this.#flush();
    // A link without a target is only text.
    const marks = this.#marks.filter((mark) => mark.kind !== 'link' || mark.href !== undefined);
    return {
      text: this.#parts.join(''),
      blocks: this.#blocks,
      marks: marks.sort((a, b) => compareSpans(a.span, b.span)),
    };
  }

  /** What a browser shows without that it is text of the page, and what would run into the word before. */
  #enterInline(element: PageElement, name: string): void {
    if (name === 'q') this.#inline.append(quotationMarks(this.#options.language, this.#quoted++).open);
    else if (name === 'math') this.#formulas += 1;
    else if (isNoteReference(element)) {
      this.#inline.openMark('superscript');
      if (isBareSign(element)) this.#inline.append('[');
    }
  }

  #leaveInline(element: PageElement, name: string): void {
    if (name === 'q') this.#inline.append(quotationMarks(this.#options.language, --this.#quoted).close);
    else if (name === 'math') this.#formulas -= 1;
    else if (isNoteReference(element)) {
      if (isBareSign(element)) this.#inline.append(']');
      this.#inline.closeMark('superscript');
    }
  }

  #enterBlock(element: PageElement, name: string): void {
    const heading = headingLevelOf(element);
    if (heading !== undefined) this.#headings.push(heading);
    else if (name === 'blockquote') this.#quotes += 1;
    else if (name === 'pre') this.#pre += 1;
    else if (name === 'figcaption' || name === 'caption') this.#captions += 1;
    else if (name === 'ul' || name === 'ol' || name === 'menu') this.#enterList(element, name === 'ol');
    else if (name === 'li') this.#enterItem(element);
    else if (name === 'table' && !this.#layoutTables.has(element) && !this.#cell)
      this.#tables.push({ number: this.#tableCount++, row: -1, column: -1, held: new Map() });
    else if (name === 'tr') this.#enterRow();
    else if (name === 'td' || name === 'th') this.#enterCell(element, name === 'th');
  }

  #leaveBlock(element: PageElement, name: string): void {
    if (headingLevelOf(element) !== undefined) this.#headings.pop();
    else if (name === 'blockquote') this.#quotes -= 1;
    else if (name === 'pre') this.#pre -= 1;
    else if (name === 'figcaption' || name === 'caption') this.#captions -= 1;
    else if (name === 'ul' || name === 'ol' || name === 'menu') this.#lists.pop();
    else if (name === 'li') this.#item = undefined;
    else if ((name === 'td' || name === 'th') && this.#cell) {
      this.#flush();
      this.#cell = undefined;
    } else if (name === 'table' && !this.#layoutTables.has(element) && !this.#cell) this.#tables.pop();
  }

  #enterList(element: PageElement, ordered: boolean): void {
    const start = Number.parseInt(element.getAttribute('start') ?? '1', 10);
    this.#lists.push({ ordered, next: start >= 0 ? start : 1 });
  }

  #enterItem(element: PageElement): void {
    const list = this.#lists.at(-1);
    if (!list?.ordered) {
      this.#item = {};
      return;
    }
    const value = Number.parseInt(element.getAttribute('value') ?? '', 10);
    const ordinal = value >= 0 ? value : list.next;
    list.next = ordinal + 1;
    this.#item = { ordinal };
  }

  #enterRow(): void {
    const table = this.#tables.at(-1);
    if (!table || this.#cell) return;
    table.row += 1;
    table.column = -1;
  }

  #enterCell(element: PageElement, header: boolean): void {
    const table = this.#tables.at(-1);
    if (!table || this.#cell || table.row < 0) return;
    table.column += 1;
    while ((table.held.get(table.column) ?? 0) > table.row) table.column += 1;
    this.#cell = { table: table.number, row: table.row, column: table.column, header };
    const width = spanOf(element, 'colspan');
    const height = spanOf(element, 'rowspan');
    const end = table.column + width;
    const heldTo = height > 1 ? Math.min(end, MOST_COLUMNS) : 0;
    for (let at = table.column; at < heldTo; at += 1) table.held.set(at, table.row + height);
    table.column = end - 1;
  }

  #boundary(): void {
    if (this.#cell) this.#inline.newLine();
    else this.#flush();
  }

  #flush(): void {
    const { text, marks } = this.#inline.take(this.#pre > 0);
    if (text === '') return;
    const shape = this.#shape();
    const separator = this.#separatorBefore(shape);
    const start = this.#length + separator.length;
    this.#parts.push(separator, text);
    this.#length = start + text.length;
    this.#blocks.push({ ...shape, span: { start, end: this.#length } });
    for (const mark of marks)
      this.#marks.push({ ...mark, span: { start: mark.span.start + start, end: mark.span.end + start } });
  }

  #separatorBefore(next: Omit<Block, 'span'>): string {
    const previous = this.#blocks.at(-1);
    if (!previous) return '';
    const close =
      (previous.kind === 'list-item' && next.kind === 'list-item') ||
      (previous.kind === 'cell' && next.kind === 'cell' && previous.cell?.table === next.cell?.table);
    return close ? '\n' : '\n\n';
  }

  #shape(): Omit<Block, 'span'> {
    if (this.#cell) return { kind: 'cell', cell: this.#cell };
    const heading = this.#headings.at(-1);
    if (heading !== undefined) return { kind: 'heading', level: heading };
    if (this.#pre > 0) return { kind: 'code' };
    if (this.#captions > 0) return { kind: 'caption' };
    if (this.#item) {
      const item = this.#item;
      this.#item = undefined;
      return { kind: 'list-item', level: depth(this.#lists.length), ...item };
    }
    if (this.#quotes > 0) return { kind: 'quote', level: depth(this.#quotes) };
    return { kind: 'paragraph' };
  }
}

function depth(count: number): number {
  return Math.min(Math.max(count, 1), DEEPEST);
}

/** Over how many rows or columns a cell goes, as far as HTML allows it for columns. */
function spanOf(element: PageElement, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(element.getAttribute(name) ?? '1', 10);
  return span > 1 && span <= 1000 ? span : 1;
}

/** `1` or `*`, which stands in brackets as notes of other files do; `[1]` has them. */
function isBareSign(element: PageElement): boolean {
  return /^\s*[^\s()[\]]{1,6}\s*$/.test(element.textContent ?? '');
}

/** The readable text below an element. */
export function readBlocks(root: PageNode, options: ReadingOptions = {}): DocumentContent {
  const builder = new BlockBuilder(findLayoutTables(root, options.inMail), options);
  visit(root, builder);
  return builder.finish();
}
