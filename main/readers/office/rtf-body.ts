import type { Block } from '#shared/domain/document.ts';
import { type BlockShape, ContentBuilder, type Run } from '../content-builder.ts';
import { heading } from './docx-styles.ts';
import { noteMark } from './note-marks.ts';

/** What `\pard` sets back. */
export interface RtfParagraph {
  outline?: number | undefined;
  style?: number | undefined;
  list?: number | undefined;
  level?: number | undefined;
  inTable?: boolean | undefined;
  /** The text that the writing program put before an item: `1.` or a bullet. */
  marker?: string | undefined;
}

/** Puts paragraphs, cells and notes of an RTF file in their place. */
export class RtfBody {
  readonly #builder = new ContentBuilder();
  readonly #shapes: ReadonlyMap<number, BlockShape>;
  readonly #notes: Run[][] = [];
  #runs: Run[] = [];
  #cell: Run[] = [];
  #table = -1;
  #row = 0;
  #column = 0;
  #inTable = false;
  /** While a note is read, its text goes there. */
  #note: Run[] | undefined;

  /** `shapes`: what headings, quotations and captions are, by the number of the style. */
  constructor(shapes: ReadonlyMap<number, BlockShape>) {
    this.#shapes = shapes;
  }

  add(run: Run): void {
    (this.#note ?? this.#runs).push(run);
  }

  openNote(): void {
    if (this.#note) return;
    const note: Run[] = [];
    this.#notes.push(note);
    this.#runs.push({ text: noteMark('footnote', this.#notes.length), style: { superscript: true } });
    this.#note = note;
  }

  closeNote(): void {
    this.#note = undefined;
  }

  endParagraph(paragraph: RtfParagraph): void {
    if (this.#note) this.#note.push({ text: '\n', style: {} });
    else if (paragraph.inTable) {
      this.#cell.push(...this.#runs, { text: '\n', style: {} });
      this.#runs = [];
    } else {
      this.#inTable = false;
      this.#builder.add(this.#shapeOf(paragraph), this.#runs);
      this.#runs = [];
    }
  }

  endCell(): void {
    if (this.#note) return;
    if (!this.#inTable) {
      this.#inTable = true;
      this.#table += 1;
      this.#row = 0;
      this.#column = 0;
    }
    const cell: NonNullable<Block['cell']> = {
      table: this.#table,
      row: this.#row,
      column: this.#column,
      header: false,
    };
    this.#builder.add({ kind: 'cell', cell }, [...this.#cell, ...this.#runs]);
    this.#cell = [];
    this.#runs = [];
    this.#column += 1;
  }

  endRow(): void {
    if (!this.#inTable) return;
    this.#row += 1;
    this.#column = 0;
  }

  finish(last: RtfParagraph): { content: ReturnType<ContentBuilder['finish']>; notesFrom: number } {
    this.closeNote();
    this.#runs = [...this.#cell, ...this.#runs];
    this.endParagraph({ ...last, inTable: false });
    const notesFrom = this.#builder.length;
    for (const [index, runs] of this.#notes.entries()) {
      const lead = { text: `${noteMark('footnote', index + 1)} `, style: {} };
      const first = runs.findIndex(({ text }) => text.trim() !== '');
      const [begin, ...others] = first < 0 ? [] : runs.slice(first);
      const trimmed = begin ? [{ ...begin, text: begin.text.trimStart() }] : [];
      this.#builder.add({ kind: 'paragraph' }, [lead, ...trimmed, ...others]);
    }
    return { content: this.#builder.finish(), notesFrom };
  }

  #shapeOf({ outline, style, list, level = 0, marker = '' }: RtfParagraph): BlockShape {
    const ofStyle = this.#shapes.get(style ?? 0);
    if (outline !== undefined && outline < 9) return heading(outline + 1);
    if (ofStyle?.kind === 'heading') return ofStyle;
    if (list === undefined && marker === '') return ofStyle ?? { kind: 'paragraph' };
    const ordinal = /(\d{1,6})\D*$/.exec(marker)?.[1];
    return { kind: 'list-item', level: level + 1, ...(ordinal === undefined ? {} : { ordinal: Number(ordinal) }) };
  }
}
