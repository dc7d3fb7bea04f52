import type { Block } from '#shared/domain/document.ts';
import { pushAll } from '#shared/domain/push-all.ts';
import type { BlockShape, ContentBuilder, Run, RunStyle } from '../content-builder.ts';
import { safeHref } from '../safe-href.ts';
import type { XmlVisitor } from '../xml-walk.ts';
import { numberOf } from './docx-parts.ts';
import { type DocxLists, type DocxStyles, heading, isOn, runProperty } from './docx-styles.ts';
import { noteMark, type NoteKind } from './note-marks.ts';

type Attributes = ReadonlyMap<string, string>;

/** What is not read: deleted and moved-away text, the second copy of a drawing, placeholders, phonetic guides. */
const skipped: ReadonlySet<string> = new Set(
  (
    'w:del w:moveFrom w:delText w:instrText w:delInstrText mc:Fallback w:rt w:pPrChange w:rPrChange w:tblPrChange ' +
    'w:tcPrChange w:trPrChange w:sectPrChange w:sdtPr w:sectPr w:docPart w:fldData w:object'
  ).split(' '),
);

/** Characters that have an element of their own. */
const characters: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '\u2011'],
  ['w:softHyphen', '\u00ad'],
]);

interface Paragraph {
  readonly runs: Run[];
  styleId?: string | undefined;
  outline?: number | undefined;
  numId?: string | undefined;
  level?: number | undefined;
  /** Its mark was deleted, or it is a large initial in a frame of its own: the next paragraph goes on with it. */
  goesOn?: boolean;
  /** Paragraphs of text boxes that are anchored in this one; they come after it. */
  readonly inside: Paragraph[];
}

interface Table {
  readonly number: number;
  row: number;
  column: number;
  header: boolean;
}

interface Field {
  instruction: string;
  href?: string | undefined;
  readResult: boolean;
}

export interface DocxContext {
  readonly styles: DocxStyles;
  readonly lists: DocxLists;
  /** The targets of links, by the id of the relation. */
  readonly links: ReadonlyMap<string, string>;
  /** Called at each reference to a note, in order. */
  readonly noted: (kind: NoteKind, id: string) => number;
}

/** The blocks of `w:document`, `w:footnotes` or `w:endnotes`, in one pass. */
export class DocxBody implements XmlVisitor {
  readonly #builder: ContentBuilder;
  readonly #context: DocxContext;
  readonly #open: string[] = [];
  #skip = 0;
  readonly #paragraphs: Paragraph[] = [];
  #run: RunStyle | undefined;
  #hidden = false;
  #instruction = false;
  readonly #links: (string | undefined)[] = [];
  readonly #fields: Field[] = [];
  readonly #tables: Table[] = [];
  #tableCount = 0;
  /** The cell of the outermost table: what is inside becomes the lines of one block. */
  #cell: { readonly place: NonNullable<Block['cell']>; readonly runs: Run[]; span: number } | undefined;
  /** The runs of paragraphs that the next one goes on with. */
  #carried: Run[] = [];
  /** Put before the next paragraph: the mark of a note. */
  lead = '';

  constructor(builder: ContentBuilder, context: DocxContext) {
    this.#builder = builder;
    this.#context = context;
  }

  open(name: string, attributes: Attributes): void {
    this.#open.push(name);
    if (name === 'w:instrText') this.#instruction = true;
    if (this.#skip > 0 || skipped.has(name)) {
      // The mark of a paragraph is deleted in its own properties.
      const isMark = (name === 'w:del' || name === 'w:moveFrom') && this.#open.at(-3) === 'w:pPr';
      const paragraph = this.#paragraphs.at(-1);
      if (isMark && this.#skip === 0 && paragraph) paragraph.goesOn = true;
      this.#skip += 1;
      return;
    }
    const properties = this.#open.at(-2);
    if (properties === 'w:rPr') this.#openRunProperty(name, attributes);
    else if (properties === 'w:pPr' || properties === 'w:numPr') this.#openParagraphProperty(name, attributes);
    else this.#openContent(name, attributes);
  }

  close(name: string): void {
    this.#open.pop();
    if (name === 'w:instrText') this.#instruction = false;
    if (this.#skip > 0) {
      this.#skip -= 1;
      return;
    }
    if (name === 'w:r') this.#run = undefined;
    else if (name === 'w:p') this.#closeParagraph();
    else if (name === 'w:hyperlink' || name === 'w:fldSimple') this.#links.pop();
    else if (name === 'w:tc' && this.#tables.length === 1) this.#closeCell();
    else if (name === 'w:tbl') this.#tables.pop();
    else if (name === 'w:body') this.finish();
  }

  /** Gives out what no paragraph went on with. */
  finish(): void {
    const runs = this.#carried;
    this.#carried = [];
    if (runs.length > 0) this.#add({ runs, inside: [] });
  }

  text(data: string): void {
    const field = this.#fields.at(-1);
    if (this.#instruction && field && !field.readResult) field.instruction += data;
    const name = this.#open.at(-1);
    if (this.#skip === 0 && (name === 'w:t' || name === 'm:t')) this.#append(data);
  }

  #openContent(name: string, attributes: Attributes): void {
    const character = characters.get(name);
    if (name === 'w:p') this.#paragraphs.push({ runs: [], inside: [] });
    else if (name === 'w:r') {
      this.#run = {};
      this.#hidden = false;
    } else if (character !== undefined && this.#run) this.#append(character);
    else if (name === 'w:sym') this.#append(symbolOf(attributes));
    else if (name === 'w:hyperlink') this.#links.push(this.#context.links.get(attributes.get('r:id') ?? ''));
    else if (name === 'w:fldSimple') this.#links.push(linkOfField(attributes.get('w:instr') ?? ''));
    else if (name === 'w:fldChar') this.#openField(attributes.get('w:fldCharType') ?? '');
    else if (name === 'w:footnoteReference') this.#refer('footnote', attributes);
    else if (name === 'w:endnoteReference') this.#refer('endnote', attributes);
    else this.#openTable(name, attributes);
  }

  #openTable(name: string, attributes: Attributes): void {
    const table = this.#tables.at(-1);
    if (name === 'w:tbl') this.finish();
    if (name === 'w:tbl') this.#tables.push({ number: this.#tableCount, row: -1, column: -1, header: false });
    if (name === 'w:tbl' && this.#tables.length === 1) this.#tableCount += 1;
    if (!table || this.#tables.length !== 1) return;
    const span = (numberOf(attributes.get('w:val')) ?? 1) || 1;
    if (name === 'w:tr') Object.assign(table, { row: table.row + 1, column: -1, header: false });
    else if (name === 'w:tblHeader') table.header = isOn(attributes);
    else if (name === 'w:gridBefore') table.column += span;
    else if (name === 'w:tc') {
      table.column += 1;
      const { number, row, column, header } = table;
      this.#cell = { place: { table: number, row, column, header }, runs: [], span: 1 };
    } else if (name === 'w:gridSpan' && this.#cell) this.#cell.span = span;
  }

  #openRunProperty(name: string, attributes: Attributes): void {
    if (!this.#run) return;
    if (name === 'w:vanish' || name === 'w:webHidden') this.#hidden = isOn(attributes);
    else if (name === 'w:rStyle') this.#run = { ...this.#context.styles.run(attributes.get('w:val')), ...this.#run };
    else this.#run = { ...this.#run, ...runProperty(name, attributes) };
  }

  #openParagraphProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph) return;
    const value = attributes.get('w:val');
    if (name === 'w:pStyle') paragraph.styleId = value;
    else if (name === 'w:outlineLvl') paragraph.outline = numberOf(value);
    else if (name === 'w:numId') paragraph.numId = value;
    else if (name === 'w:ilvl') paragraph.level = numberOf(value);
    else if (name === 'w:framePr' && /^(?:drop|margin)$/.test(attributes.get('w:dropCap') ?? ''))
      paragraph.goesOn = true;
  }

  /** A field is an instruction and the result that was last computed from it; only the result is text. */
  #openField(type: string): void {
    const field = this.#fields.at(-1);
    if (type === 'begin') this.#fields.push({ instruction: '', readResult: false });
    else if (type === 'separate' && field) {
      field.readResult = true;
      field.href = linkOfField(field.instruction);
    } else if (type === 'end') this.#fields.pop();
  }

  #refer(kind: NoteKind, attributes: Attributes): void {
    const number = this.#context.noted(kind, attributes.get('w:id') ?? '');
    this.#append(noteMark(kind, number), { superscript: true });
  }

  #append(text: string, style: RunStyle = this.#run ?? {}): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph || this.#hidden || this.#fields.some((field) => !field.readResult)) return;
    const href = this.#fields.findLast((field) => field.href !== undefined)?.href ?? this.#links.at(-1);
    paragraph.runs.push({ text, style: { ...style, href } });
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    const around = this.#paragraphs.at(-1);
    this.#run = undefined;
    if (!paragraph) return;
    if (around) around.inside.push(paragraph, ...paragraph.inside.splice(0));
    else {
      const runs = [...this.#carried, ...paragraph.runs];
      this.#carried = paragraph.goesOn ? runs : [];
      if (!paragraph.goesOn) this.#add({ ...paragraph, runs });
      for (const one of paragraph.inside) this.#add(one);
    }
  }

  #add(paragraph: Paragraph): void {
    if (this.#cell) {
      const before = this.#cell.runs;
      if (before.some(({ text }) => text.trim() !== '')) before.push({ text: '\n', style: {} });
      pushAll(before, paragraph.runs);
      return;
    }
    const lead = this.lead === '' ? [] : [{ text: `${this.lead} `, style: {} }];
    if (paragraph.runs.every(({ text }) => text.trim() === '') && lead.length === 0) return;
    this.lead = '';
    this.#builder.add(this.#shapeOf(paragraph), [...lead, ...paragraph.runs]);
  }

  #shapeOf({ styleId, outline, numId, level }: Paragraph): BlockShape {
    const style = this.#context.styles.paragraph(styleId);
    if (outline !== undefined && outline < 9) return heading(outline + 1);
    if (style.shape?.kind === 'heading' && outline === undefined) return style.shape;
    const list = numId ?? style.numId;
    // 0 takes a paragraph out of the list of its style.
    const item =
      list === undefined || list === '0' ? undefined : this.#context.lists.item(list, level ?? style.level ?? 0);
    return item ?? (style.shape?.kind === 'heading' ? undefined : style.shape) ?? { kind: 'paragraph' };
  }

  #closeCell(): void {
    this.finish();
    const cell = this.#cell;
    const table = this.#tables[0];
    this.#cell = undefined;
    if (!cell || !table) return;
    this.#builder.add({ kind: 'cell', cell: cell.place }, cell.runs);
    table.column += cell.span - 1;
  }
}

/** A character of a symbol font; those of the private use area have no meaning without the font, and stay as they are. */
function symbolOf(attributes: Attributes): string {
  const code = Number.parseInt(attributes.get('w:char') ?? '', 16);
  return code > 0 && code <= 0xffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
}

/** The address in `HYPERLINK "https://x.org" \o "tip"`. */
function linkOfField(instruction: string): string | undefined {
  const address = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\]\S*))/i.exec(instruction);
  return address ? safeHref(address[1] ?? address[2] ?? '') : undefined;
}
