import type { Code, Heading, ListItem, Nodes, Paragraph, Root, Table } from 'mdast';
import type { Block, Mark } from '#shared/domain/document.ts';
import { pushAll } from '#shared/domain/push-all.ts';
import { collectInline, placeOf, type Stretch } from './markdown-inline.ts';
import { rawLines } from './text-lines.ts';

const DEEPEST = 20;

/** Where a node stands: how many quotes and lists are around it, and whether it is the first of its list item. */
interface Place {
  readonly node: Nodes;
  readonly quotes: number;
  readonly lists: number;
  readonly item: { readonly ordinal: number | undefined } | undefined;
}

/** Gathers the blocks and marks of a parsed Markdown text. */
export class MarkdownBlocks {
  readonly blocks: Block[] = [];
  readonly marks: Mark[] = [];
  readonly #text: string;
  readonly #definitions = new Map<string, string>();
  #tables = 0;

  constructor(text: string) {
    this.#text = text;
  }

  add(root: Root): void {
    const stack: Place[] = [{ node: root, quotes: 0, lists: 0, item: undefined }];
    const leaves: Place[] = [];
    for (let place = stack.pop(); place; place = stack.pop()) {
      if (place.node.type === 'definition') this.#definitions.set(place.node.identifier, place.node.url);
      const inside = childrenOf(place);
      if (inside) pushAll(stack, inside.toReversed());
      else leaves.push(place);
    }
    // After the walk, since a link may be defined below the place where it is used.
    for (const leaf of leaves) this.#addLeaf(leaf);
  }

  #addLeaf({ node, quotes, lists, item }: Place): void {
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- most kinds of nodes are no blocks
    switch (node.type) {
      case 'heading':
        this.#addText(node, { kind: 'heading', level: node.depth }, quotes);
        return;
      case 'paragraph':
        this.#addText(node, paragraphKind({ quotes, lists, item }), quotes);
        return;
      case 'code':
        this.#addCode(node);
        return;
      case 'table':
        this.#addTable(node);
        return;
      case 'html':
        this.#push({ kind: 'paragraph' }, placeOf(node));
        return;
      case 'definition': {
        const span = this.#push({ kind: 'paragraph' }, placeOf(node));
        if (span) this.marks.push({ kind: 'syntax', span });
        return;
      }
      default:
      // A thematic break is nothing but markup.
    }
  }

  #addText(node: Heading | Paragraph, shape: Omit<Block, 'span'>, quotes: number): void {
    const span = this.#push(shape, placeOf(node));
    if (span) this.#addInline(span, node.children, quotes);
  }

  #addInline(block: Stretch, children: readonly Nodes[], quotes: number): void {
    const marks: Mark[] = [];
    const content: Stretch[] = [];
    collectInline(this.#text, children, { content, marks, definitions: this.#definitions });
    const read = quotes === 0 ? content : content.flatMap((stretch) => this.#withoutQuoteSigns(stretch));
    pushAll(this.marks, marks);
    pushAll(this.marks, this.#syntaxBetween(block, read));
  }

  /** The `> ` at the beginning of the second and later lines of a quoted paragraph. */
  #withoutQuoteSigns({ start, end }: Stretch): Stretch[] {
    const lines = [...rawLines(this.#text.slice(start, end))];
    return lines.flatMap((line, index) => {
      const raw = this.#text.slice(start + line.start, start + line.end);
      const sign = index === 0 ? 0 : (/^(?:[ \t]*>)+[ \t]?/.exec(raw)?.[0].length ?? 0);
      const from = start + line.start + sign;
      return from < start + line.end ? [{ start: from, end: start + line.end }] : [];
    });
  }

  /** What of the block is not read, without the blanks around it. */
  #syntaxBetween(block: Stretch, content: readonly Stretch[]): Mark[] {
    const marks: Mark[] = [];
    let from = block.start;
    for (const { start, end } of [...content, { start: block.end, end: block.end }]) {
      for (const line of rawLines(this.#text.slice(from, Math.max(from, start)))) {
        const span = trimmed(this.#text, { start: from + line.start, end: from + line.end });
        if (span) marks.push({ kind: 'syntax', span });
      }
      from = Math.max(from, end);
    }
    return marks;
  }

  #addCode(node: Code): void {
    const place = placeOf(node);
    const span = this.#push({ kind: 'code' }, place);
    if (!span || !/^(?:`{3}|~{3})/.test(this.#text.slice(span.start, span.start + 3))) return;
    const lines = [...rawLines(this.#text.slice(span.start, span.end))];
    const first = lines[0];
    const last = lines.at(-1);
    if (first) this.marks.push({ kind: 'syntax', span: { start: span.start, end: span.start + first.end } });
    if (!last || last === first) return;
    const fence = trimmed(this.#text, { start: span.start + last.start, end: span.end });
    if (fence && /^[>\s]*(?:`{3,}|~{3,})$/.test(this.#text.slice(fence.start, fence.end)))
      this.marks.push({ kind: 'syntax', span: fence });
  }

  #addTable(table: Table): void {
    table.children.forEach((row, rowIndex) => {
      row.children.forEach((cell, column) => {
        const first = cell.children[0];
        const last = cell.children.at(-1);
        if (!first || !last) return;
        const place = { start: placeOf(first).start, end: placeOf(last).end };
        const header = rowIndex === 0;
        const span = this.#push({ kind: 'cell', cell: { table: this.#tables, row: rowIndex, column, header } }, place);
        if (span) this.#addInline(span, cell.children, 0);
      });
    });
    this.#tables += 1;
  }

  #push(shape: Omit<Block, 'span'>, place: Stretch): Stretch | undefined {
    const span = trimmed(this.#text, place);
    if (span) this.blocks.push({ ...shape, span });
    return span;
  }
}

function childrenOf({ node, quotes, lists, item }: Place): Place[] | undefined {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- most kinds of nodes are no blocks
  switch (node.type) {
    case 'root':
      return node.children.map((child) => ({ node: child, quotes, lists, item }));
    case 'blockquote':
      return node.children.map((child) => ({ node: child, quotes: quotes + 1, lists, item: undefined }));
    case 'list': {
      const ordinal = (index: number) => (node.ordered ? (node.start ?? 1) + index : undefined);
      return node.children.map((child, index) => ({
        node: child,
        quotes,
        lists: lists + 1,
        item: { ordinal: ordinal(index) },
      }));
    }
    case 'listItem':
      return itemChildren(node, { node, quotes, lists, item });
    default:
      return undefined;
  }
}

/** Only the first paragraph carries the bullet; later ones are paragraphs that belong to it. */
function itemChildren(node: ListItem, { quotes, lists, item }: Place): Place[] {
  return node.children.map((child, index) => ({ node: child, quotes, lists, item: index === 0 ? item : undefined }));
}

function paragraphKind({ quotes, lists, item }: Omit<Place, 'node'>): Omit<Block, 'span'> {
  if (item) return { kind: 'list-item', level: Math.min(lists, DEEPEST), ...(item.ordinal === undefined ? {} : item) };
  return quotes > 0 ? { kind: 'quote', level: Math.min(quotes, DEEPEST) } : { kind: 'paragraph' };
}

/** Without the blanks at both ends; undefined where nothing else is there. */
function trimmed(text: string, { start, end }: Stretch): Stretch | undefined {
  const raw = text.slice(start, end);
  const inner = raw.trim();
  if (inner === '') return undefined;
  const from = start + (raw.length - raw.trimStart().length);
  return { start: from, end: from + inner.length };
}
