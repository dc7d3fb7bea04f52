import type { Block } from '#shared/domain/document.ts';
import { pushAll } from '#shared/domain/push-all.ts';
import { type BlockShape, ContentBuilder, type Run, type RunStyle } from '../content-builder.ts';
import { safeHref } from '../safe-href.ts';
import type { XmlVisitor } from '../xml-walk.ts';
import { heading } from './docx-styles.ts';
import { noteMark, type NoteKind } from './note-marks.ts';
import type { OdtStyles } from './odt-styles.ts';

type Attributes = ReadonlyMap<string, string>;

/** Not read: what was deleted, comments, names and scripts of objects, the templates of indexes, forms. */
const skipped: ReadonlySet<string> = new Set(
  (
    'text:tracked-changes office:annotation office:annotation-end office:forms office:scripts office:event-listeners ' +
    'svg:title svg:desc text:note-citation text:ruby-text table:shapes office:binary-data draw:object-ole ' +
    'math:annotation math:annotation-xml ' +
    'text:hidden-text text:sequence-decls text:variable-decls text:user-field-decls text:table-of-content-source ' +
    'text:illustration-index-source text:table-index-source text:alphabetical-index-source text:bibliography-source ' +
    'text:user-index-source text:object-index-source text:hidden-paragraph'
  ).split(' '),
);

/** More of them in a row are a way to make a small file large. */
const MOST_REPEATED = 1000;

interface Paragraph {
  readonly shape: BlockShape;
  readonly runs: Run[];
  readonly base: RunStyle;
  readonly hidden: boolean;
  /** Paragraphs of frames that are anchored in this one; they come after it. */
  readonly inside: Paragraph[];
}

interface List {
  readonly style: string | undefined;
  next: number | undefined;
}

interface Note {
  readonly kind: NoteKind;
  readonly number: number;
  readonly paragraphs: Paragraph[];
}

interface Table {
  readonly number: number;
  row: number;
  column: number;
  header: boolean;
}

/** The blocks of `office:text`, in one pass; notes come last. */
export class OdtBody implements XmlVisitor {
  readonly #builder = new ContentBuilder();
  readonly #styles: OdtStyles;
  #started = false;
  #skip = 0;
  readonly #paragraphs: Paragraph[] = [];
  readonly #spans: { readonly style: RunStyle; readonly hidden: boolean }[] = [];
  readonly #lists: List[] = [];
  /** Numbers of lists that a later one continues, by style and level. */
  readonly #counts = new Map<string, number>();
  #item: { readonly ordinal?: number } | undefined;
  readonly #tables: Table[] = [];
  #tableCount = 0;
  #cell: { readonly place: NonNullable<Block['cell']>; readonly runs: Run[]; readonly span: number } | undefined;
  readonly #notes: Note[] = [];
  #note: { readonly note: Note; readonly depth: number } | undefined;
  #hiddenSections = 0;

  readonly #formulas: ReadonlyMap<string, string>;
  #unreadFormulas = 0;
  /** The object that is read, where it stands in the same file. */
  #object: { text: string } | undefined;

  /** `formulas`: their text, by the name of the object that they are. */
  constructor(styles: OdtStyles, formulas: ReadonlyMap<string, string>) {
    this.#styles = styles;
    this.#formulas = formulas;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'office:text') this.#started = true;
    if (!this.#started) return;
    if (this.#skip > 0 || skipped.has(name)) {
      this.#skip += 1;
      return;
    }
    if (name === 'draw:object') this.#openObject(attributes);
    else if (name.startsWith('math:')) return;
    else if (name === 'text:p' || name === 'text:h') this.#openParagraph(name, attributes);
    else if (name === 'text:span' || name === 'text:a') this.#openSpan(name, attributes);
    else if (name === 'text:s') this.#append(' '.repeat(Math.min(count(attributes.get('text:c')), MOST_REPEATED)));
    else if (name === 'text:tab') this.#append('\t');
    else if (name === 'text:line-break') this.#append('\n');
    else if (name === 'text:soft-hyphen') this.#append('\u00ad');
    else if (name === 'text:list') this.#openList(attributes);
    else if (name === 'text:list-item') this.#openItem(attributes);
    else if (name === 'text:note') this.#openNote(attributes);
    else if (name === 'text:section') {
      const isHidden = this.#hiddenSections > 0 || attributes.get('text:display') === 'none';
      this.#hiddenSections += isHidden ? 1 : 0;
    } else this.#openTable(name, attributes);
  }

  close(name: string): void {
    if (!this.#started) return;
    if (this.#skip > 0) {
      this.#skip -= 1;
      return;
    }
    if (name === 'draw:object') this.#closeObject();
    else if (name === 'text:p' || name === 'text:h') this.#closeParagraph();
    else if (name === 'text:span' || name === 'text:a') this.#spans.pop();
    else if (name === 'text:list') this.#closeList();
    else if (name === 'text:list-item') this.#item = undefined;
    else if (name === 'text:note') this.#note = undefined;
    else if (name === 'text:section') this.#hiddenSections = Math.max(0, this.#hiddenSections - 1);
    else if (name === 'table:table') this.#tables.pop();
    else if (name === 'table:table-header-rows' && this.#tables.length === 1) this.#setHeader(false);
    else if (name === 'table:table-cell' && this.#tables.length === 1) this.#closeCell();
    else if (name === 'office:text') this.#started = false;
  }

  /** Blanks collapse as OpenDocument says (part 3, 6.1.2): runs become one, and none stands at the beginning. */
  text(data: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!this.#started || this.#skip > 0 || !paragraph) return;
    if (this.#object) {
      this.#object.text += data.trim();
      return;
    }
    const collapsed = data.replace(/[ \t\r\n]+/g, ' ');
    const last = paragraph.runs.at(-1)?.text;
    const afterBlank = last === undefined || /[ \n\t]$/.test(last);
    this.#append(afterBlank ? collapsed.replace(/^ /, '') : collapsed);
  }

  /** A formula is an object of its own: a part of the package, or inside of the file. A chart is one, too. */
  #openObject(attributes: Attributes): void {
    const part = (attributes.get('xlink:href') ?? '').replace(/^\.\/|\/$/g, '');
    this.#object = { text: this.#formulas.get(part) ?? '' };
  }

  #closeObject(): void {
    const text = this.#object?.text ?? '';
    this.#object = undefined;
    if (text === '') this.#unreadFormulas += 1;
    else this.#append(text);
  }

  /** `formulas`: how many objects there were that have no text. */
  finish(): { content: ReturnType<ContentBuilder['finish']>; notesFrom: number; formulas: number } {
    const notesFrom = this.#builder.length;
    const kinds: NoteKind[] = ['footnote', 'endnote'];
    for (const kind of kinds)
      for (const { number, paragraphs } of this.#notes.filter((note) => note.kind === kind)) {
        const [first, ...others] = paragraphs;
        const lead: Run = { text: `${noteMark(kind, number)} `, style: {} };
        this.#builder.add({ kind: 'paragraph' }, [lead, ...(first?.runs ?? [])]);
        for (const { runs } of others) this.#builder.add({ kind: 'paragraph' }, runs);
      }
    return { content: this.#builder.finish(), notesFrom, formulas: this.#unreadFormulas };
  }

  #openParagraph(name: string, attributes: Attributes): void {
    const styleName = attributes.get('text:style-name');
    const base = name === 'text:h' ? {} : this.#styles.run('paragraph', styleName);
    const hidden = this.#styles.isHidden('paragraph', styleName);
    const level = name === 'text:h' ? count(attributes.get('text:outline-level')) : undefined;
    this.#paragraphs.push({ shape: this.#shapeOf(styleName, level), runs: [], base, hidden, inside: [] });
  }

  #shapeOf(styleName: string | undefined, level: number | undefined): BlockShape {
    const inList = this.#lists.length > 0 && this.#item && !this.#note && !this.#cell;
    if (level !== undefined) return heading(level);
    if (inList) {
      const item = this.#item;
      this.#item = undefined;
      return { kind: 'list-item', level: this.#lists.length, ...item };
    }
    for (const name of this.#styles.namesOf(styleName)) {
      if (name === 'Title') return heading(1);
      if (name === 'Quotations') return { kind: 'quote', level: 1 };
      if (name === 'Caption') return { kind: 'caption' };
    }
    return { kind: 'paragraph' };
  }

  #openSpan(name: string, attributes: Attributes): void {
    const around = this.#spans.at(-1) ?? { style: {}, hidden: false };
    if (name === 'text:a') {
      const href = safeHref(attributes.get('xlink:href') ?? '');
      this.#spans.push({ ...around, style: { ...around.style, ...(href === undefined ? {} : { href }) } });
      return;
    }
    const styleName = attributes.get('text:style-name');
    const style = { ...around.style, ...this.#styles.run('text', styleName) };
    this.#spans.push({ style, hidden: around.hidden || this.#styles.isHidden('text', styleName) });
  }

  #append(text: string, style?: RunStyle): void {
    const paragraph = this.#paragraphs.at(-1);
    const span = this.#spans.at(-1);
    if (!paragraph || text === '' || paragraph.hidden || span?.hidden || this.#hiddenSections > 0) return;
    paragraph.runs.push({ text, style: style ?? { ...paragraph.base, ...span?.style } });
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    const around = this.#paragraphs.at(-1);
    if (!paragraph) return;
    if (this.#note && this.#paragraphs.length === this.#note.depth) this.#note.note.paragraphs.push(paragraph);
    else if (around) around.inside.push(paragraph, ...paragraph.inside.splice(0));
    else for (const one of [paragraph, ...paragraph.inside]) this.#add(one);
  }

  #add({ shape, runs }: Paragraph): void {
    if (!this.#cell) {
      this.#builder.add(shape, runs);
      return;
    }
    const before = this.#cell.runs;
    if (before.some(({ text }) => text.trim() !== '')) before.push({ text: '\n', style: {} });
    pushAll(before, runs);
  }

  #openList(attributes: Attributes): void {
    const style = attributes.get('text:style-name') ?? this.#lists.at(-1)?.style;
    const level = this.#lists.length + 1;
    const first = this.#styles.firstNumber(style, level);
    const goesOn = attributes.get('text:continue-numbering') === 'true' || attributes.has('text:continue-list');
    const counted = this.#counts.get(`${style ?? ''} ${level}`);
    this.#lists.push({ style, next: first === undefined ? undefined : goesOn ? (counted ?? first) : first });
  }

  #closeList(): void {
    const level = this.#lists.length;
    const list = this.#lists.pop();
    if (list?.next !== undefined) this.#counts.set(`${list.style ?? ''} ${level}`, list.next);
  }

  #openItem(attributes: Attributes): void {
    const list = this.#lists.at(-1);
    if (list?.next === undefined) {
      this.#item = {};
      return;
    }
    const own = attributes.get('text:start-value');
    const ordinal = own === undefined ? list.next : count(own);
    list.next = ordinal + 1;
    this.#item = { ordinal };
  }

  #openNote(attributes: Attributes): void {
    const kind: NoteKind = attributes.get('text:note-class') === 'endnote' ? 'endnote' : 'footnote';
    const number = this.#notes.filter((note) => note.kind === kind).length + 1;
    const note: Note = { kind, number, paragraphs: [] };
    this.#notes.push(note);
    this.#append(noteMark(kind, number), { superscript: true });
    this.#note = { note, depth: this.#paragraphs.length };
  }

  #openTable(name: string, attributes: Attributes): void {
    if (name === 'table:table') {
      this.#tables.push({ number: this.#tableCount, row: -1, column: -1, header: false });
      if (this.#tables.length === 1) this.#tableCount += 1;
    }
    const table = this.#tables[0];
    if (!table || this.#tables.length !== 1) return;
    if (name === 'table:table-header-rows') this.#setHeader(true);
    else if (name === 'table:table-row') Object.assign(table, { row: table.row + 1, column: -1 });
    else if (name === 'table:covered-table-cell') table.column += repeated(attributes);
    else if (name === 'table:table-cell') {
      table.column += 1;
      const { number, row, column, header } = table;
      this.#cell = { place: { table: number, row, column, header }, runs: [], span: repeated(attributes) };
    }
  }

  #setHeader(header: boolean): void {
    const table = this.#tables[0];
    if (table) table.header = header;
  }

  #closeCell(): void {
    const cell = this.#cell;
    const table = this.#tables[0];
    this.#cell = undefined;
    if (!cell || !table) return;
    this.#builder.add({ kind: 'cell', cell: cell.place }, cell.runs);
    table.column += cell.span - 1;
  }
}

/** From 1 on; anything else is 1. */
function count(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** Covered cells are elements of their own, so a wide cell counts once. */
function repeated(attributes: Attributes): number {
  return Math.min(count(attributes.get('table:number-columns-repeated')), MOST_REPEATED);
}
