import type { Block, DocumentContent, Mark } from '#shared/domain/document.ts';
import { compareSpans } from '#shared/domain/span.ts';

/** What a block is, without its place. */
export type BlockShape = Omit<Block, 'span'>;

/** How a run of characters is set. `undefined` is the same as absent. */
export interface RunStyle {
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly strikethrough?: boolean | undefined;
  readonly code?: boolean | undefined;
  readonly superscript?: boolean | undefined;
  readonly subscript?: boolean | undefined;
  /** Already checked: see `safeHref`. */
  readonly href?: string | undefined;
}

export interface Run {
  readonly text: string;
  readonly style: RunStyle;
}

const DEEPEST = 20;
const switches = ['bold', 'italic', 'strikethrough', 'code', 'superscript', 'subscript'] as const;

/**
 * Puts a document together out of paragraphs of runs, as word processors keep them. Blocks stand two line ends apart,
 * items of a list and cells of a table one; the blanks at the ends of a block are left out, and with them blocks of
 * nothing else.
 */
export class ContentBuilder {
  readonly #parts: string[] = [];
  #length = 0;
  readonly #blocks: Block[] = [];
  readonly #marks: Mark[] = [];

  /** The text so far, in UTF-16 units. */
  get length(): number {
    return this.#length;
  }

  add(shape: BlockShape, runs: readonly Run[]): void {
    const whole = runs.map(({ text }) => text).join('');
    const text = whole.trim();
    if (text === '') return;
    const separator = this.#separatorBefore(shape);
    const start = this.#length + separator.length;
    this.#parts.push(separator, text);
    this.#length = start + text.length;
    const level = shape.level === undefined ? {} : { level: Math.min(Math.max(shape.level, 1), DEEPEST) };
    this.#blocks.push({ ...shape, ...level, span: { start, end: this.#length } });
    this.#mark(runs, { shift: start - (whole.length - whole.trimStart().length), start, end: this.#length });
  }

  finish(): DocumentContent {
    const marks = this.#marks.toSorted((a, b) => compareSpans(a.span, b.span));
    return { text: this.#parts.join(''), blocks: this.#blocks, marks };
  }

  #separatorBefore(next: BlockShape): string {
    const previous = this.#blocks.at(-1);
    if (!previous) return '';
    const close =
      (previous.kind === 'list-item' && next.kind === 'list-item') ||
      (previous.kind === 'cell' && next.kind === 'cell' && previous.cell?.table === next.cell?.table);
    return close ? '\n' : '\n\n';
  }

  /** Neighbouring runs that are set alike are one mark: a word processor splits runs where the eye sees none. */
  #mark(runs: readonly Run[], { shift, start, end }: { shift: number; start: number; end: number }): void {
    const open = new Map<string, { kind: Mark['kind']; from: number; href?: string }>();
    let at = shift;
    const close = (key: string): void => {
      const mark = open.get(key);
      open.delete(key);
      const span = mark && { start: Math.max(start, mark.from), end: Math.min(end, at) };
      if (mark && span && span.start < span.end)
        this.#marks.push({ kind: mark.kind, span, ...(mark.href === undefined ? {} : { href: mark.href }) });
    };
    for (const { text, style } of runs) {
      if (text === '') continue;
      const wanted = new Map<string, { kind: Mark['kind']; href?: string }>();
      for (const kind of switches) if (style[kind]) wanted.set(kind, { kind });
      if (style.href !== undefined) wanted.set(`link ${style.href}`, { kind: 'link', href: style.href });
      for (const key of open.keys()) if (!wanted.has(key)) close(key);
      for (const [key, mark] of wanted) if (!open.has(key)) open.set(key, { ...mark, from: at });
      at += text.length;
    }
    for (const key of open.keys()) close(key);
  }
}

/** Several contents as one text: chapters of a book, articles of a page. Tables are numbered on. */
export function joinContents(contents: readonly DocumentContent[]): DocumentContent {
  const parts: string[] = [];
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  let length = 0;
  let tables = 0;
  for (const content of contents) {
    if (content.text === '') continue;
    const shift = length === 0 ? 0 : length + 2;
    const move = ({ start, end }: Block['span']) => ({ start: start + shift, end: end + shift });
    let last = tables;
    for (const { span, cell, ...block } of content.blocks) {
      if (cell) last = Math.max(last, tables + cell.table + 1);
      blocks.push({ ...block, span: move(span), ...(cell ? { cell: { ...cell, table: tables + cell.table } } : {}) });
    }
    for (const mark of content.marks) marks.push({ ...mark, span: move(mark.span) });
    tables = last;
    parts.push(content.text);
    length = shift + content.text.length;
  }
  return { text: parts.join('\n\n'), blocks, marks };
}
