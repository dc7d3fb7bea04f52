import type { Block, Mark } from '#shared/domain/document.ts';
import { ElementNode, TextNode } from 'lexical';
import type { PlannedBlock, PlannedText } from './article-plan.ts';

/** A group of blocks with `content-visibility: auto`: what is far from the window costs no layout. */
export class SectionNode extends ElementNode {
  override $config() {
    return this.config('article-section', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'article-section';
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }
}

const tags: Partial<Record<Block['kind'], string>> = { paragraph: 'p', quote: 'blockquote', code: 'pre', caption: 'p' };

/** A paragraph, heading, list item ... as the reader draws it. */
export class BlockNode extends ElementNode {
  planned: PlannedBlock | undefined;

  override $config() {
    return this.config('article-block', { extends: ElementNode });
  }

  static of(planned: PlannedBlock): BlockNode {
    const node = new BlockNode();
    node.planned = planned;
    return node;
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.planned = previous.planned;
  }

  override createDOM(): HTMLElement {
    const planned = this.planned;
    if (!planned) return document.createElement('p');
    const { block, number, continued } = planned;
    const element = document.createElement(tagOf(block));
    element.className = `article-${block.kind}`;
    // Each block finds its own direction, so that Arabic and Hebrew paragraphs read as they should.
    element.dir = 'auto';
    if (number !== undefined) element.dataset['number'] = String(number);
    if (continued) element.dataset['continued'] = '';
    if (block.level !== undefined) element.dataset['level'] = String(Math.min(block.level, 6));
    if (block.kind === 'list-item') element.dataset['marker'] = block.ordinal === undefined ? '•' : `${block.ordinal}.`;
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }
}

function tagOf(block: Block): string {
  // The window's own title is the first heading of the page.
  if (block.kind === 'heading') return `h${Math.min((block.level ?? 1) + 1, 6)}`;
  if (block.kind === 'cell') return block.cell?.header ? 'th' : 'td';
  return tags[block.kind] ?? 'div';
}

export class TableNode extends ElementNode {
  override $config() {
    return this.config('article-table', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('table');
    element.className = 'article-table';
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }
}

export class TableRowNode extends ElementNode {
  override $config() {
    return this.config('article-table-row', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    return document.createElement('tr');
  }

  override updateDOM(): boolean {
    return false;
  }
}

/** Columns of a row in which nothing is written, so that what follows stands under its heading. */
export class TableGapNode extends ElementNode {
  columns = 1;

  override $config() {
    return this.config('article-table-gap', { extends: ElementNode });
  }

  static of(columns: number): TableGapNode {
    const node = new TableGapNode();
    node.columns = columns;
    return node;
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('td');
    element.colSpan = this.columns;
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }
}

/** The elements that say what a mark means; the other marks are classes. From the outermost to the innermost. */
const markTags: readonly (readonly [Mark['kind'], string])[] = [
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strikethrough', 's'],
  ['code', 'code'],
  ['superscript', 'sup'],
  ['subscript', 'sub'],
];

/** A stretch of the canonical text, letter by letter, with one set of marks. Annotations are never in here. */
export class ArticleTextNode extends TextNode {
  planned: PlannedText | undefined;

  override $config() {
    return this.config('article-text', { extends: TextNode });
  }

  static of(text: string, planned: PlannedText): ArticleTextNode {
    const node = new ArticleTextNode(text);
    node.planned = planned;
    return node;
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.planned = previous.planned;
  }

  override createDOM(): HTMLElement {
    const marks = this.planned?.marks ?? [];
    const tag = markTags.find(([kind]) => marks.includes(kind))?.[1] ?? 'span';
    const element = document.createElement(tag);
    // The outermost mark is the element; the others are drawn by their class, so that one text node stays one child.
    if (marks.length > 0) element.className = marks.map((kind) => `mark-${kind}`).join(' ');
    if (this.planned?.href !== undefined) element.title = this.planned.href;
    element.textContent = this.getTextContent();
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }
}
