import type { Mark } from '#shared/domain/document.ts';

/** Only these collapse in a browser; a no-break space and its like are text. */
const collapsible = /[ \t\n\r\f]+/g;

interface OpenMark {
  readonly kind: Mark['kind'];
  readonly href: string | undefined;
  start: number;
}

/**
 * The inline content of one block as a browser would show it: runs of blanks become one, blanks at the ends of lines
 * go, `<br>` begins a new line. Marks that are open at the end of a block go on in the next one.
 */
export class CollapsedText {
  #text = '';
  #marks: Mark[] = [];
  readonly #open: OpenMark[] = [];

  append(data: string): void {
    const collapsed = data.replace(collapsible, ' ');
    this.#text += /(?:^|[ \n])$/.test(this.#text) ? collapsed.replace(/^ /, '') : collapsed;
  }

  appendVerbatim(data: string): void {
    this.#text += data;
  }

  lineBreak(): void {
    this.#dropTrailingBlank();
    this.#text += '\n';
  }

  /** For blocks inside a cell, which stay one block: a new line unless one has just begun. */
  newLine(): void {
    if (this.#text.trim() !== '' && !this.#text.endsWith('\n')) this.lineBreak();
  }

  openMark(kind: Mark['kind'], href?: string): void {
    this.#open.push({ kind, href, start: this.#text.length });
  }

  closeMark(kind: Mark['kind']): void {
    const index = this.#open.findLastIndex((mark) => mark.kind === kind);
    const [mark] = index < 0 ? [] : this.#open.splice(index, 1);
    if (mark) this.#marks.push(markOf(mark, this.#text.length));
  }

  /** The text without blanks at its ends, and the marks in it; empties this for the next block. */
  take(verbatim: boolean): { text: string; marks: Mark[] } {
    const marks = [...this.#marks, ...this.#open.map((mark) => markOf(mark, this.#text.length))];
    const text = verbatim ? this.#text.replace(/^(?:[ \t]*\n)+|\s+$/g, '') : this.#text.trim();
    const lead = text === '' ? 0 : this.#text.indexOf(text);
    this.#text = '';
    this.#marks = [];
    for (const mark of this.#open) mark.start = 0;
    return { text, marks: marks.flatMap((mark) => within(mark, lead, text.length)) };
  }

  #dropTrailingBlank(): void {
    if (this.#text.endsWith(' ')) this.#text = this.#text.slice(0, -1);
  }
}

function markOf({ kind, href, start }: OpenMark, end: number): Mark {
  return href === undefined ? { kind, span: { start, end } } : { kind, span: { start, end }, href };
}

/** Moved to a text that begins `lead` later, and cut to it; nothing where nothing is left. */
function within(mark: Mark, lead: number, length: number): Mark[] {
  const start = Math.max(0, mark.span.start - lead);
  const end = Math.min(length, mark.span.end - lead);
  return start < end ? [{ ...mark, span: { start, end } }] : [];
}
