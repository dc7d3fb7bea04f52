import type { AttributeValue } from '../../domain/annotation.ts';
import type { ForeignAnnotation, ForeignSpan, QuotedSpan } from '../exchange/foreign-corpus.ts';
import { confidenceOf, offsetOf, shownJson } from '../exchange/json-input.ts';
import { translate } from '../../locales/translate.ts';
import type { FoundColumns } from './annotation-columns.ts';
import { propertyColumns } from './catma-properties.ts';
import { cellValue } from './cell-value.ts';
import { derivedColumns, holdsSeveralLabels, type TableRole } from './table-roles.ts';

const statuses = ['open', 'accepted', 'rejected'] as const;

/** A row of a table of annotations, read by the columns of its roles. */
export class TableRow {
  readonly #cells: readonly string[];
  readonly #columns: FoundColumns;

  constructor(cells: readonly string[], columns: FoundColumns) {
    this.#cells = cells;
    this.#columns = columns;
  }

  cell(role: TableRole): string {
    const column = this.#columns.roles.get(role);
    return column === undefined ? '' : (this.#cells[column] ?? '');
  }

  /** Programs for qualitative analysis write all codes of a quotation into one cell: a line for each, or with `;`. */
  labels(): readonly string[] {
    const column = this.#columns.roles.get('label');
    const cell = this.cell('label');
    if (column === undefined || cell === '') return [column === undefined ? '' : translate('import.no-label')];
    if (!holdsSeveralLabels(this.#columns.columns[column] ?? '')) return [cell];
    const labels = cell.split(/[;\r\n]+/).map((label) => label.trim());
    const all = [...new Set(labels.filter((label) => label !== ''))];
    return all.length === 0 ? [translate('import.no-label')] : all;
  }

  /** CATMA has a row for each property of an annotation. */
  property(): readonly [name: string, value: string] | undefined {
    const [name, value] = propertyColumns.map((column) => this.#cells[this.#columns.columns.indexOf(column)]);
    return name === undefined || value === undefined ? undefined : [name, value];
  }

  /** What is in the cells that say where it stands. */
  offsets(): readonly string[] {
    const spans = this.cell('spans');
    return [this.cell('start'), this.cell('end'), ...(spans === '' ? [] : [spans])];
  }

  /** With the first of its labels; `tell` is given what of the row does not come in. */
  annotation(place: string, tell: (reason: string) => void): ForeignAnnotation | undefined {
    const spans = this.#spans();
    // Where nothing is said of offsets, a place is looked up by its words.
    const isQuoted = this.offsets().every((cell) => cell.trim() === '') && this.#quote() !== undefined;
    if (spans.length === 0 && !isQuoted) return undefined;
    const isOwn = this.#columns.columns[0] === 'annotation_id';
    const quote = this.#quote();
    const confidence = this.cell('confidence') === '' ? undefined : confidenceOf(Number(this.cell('confidence')));
    if (this.cell('confidence') !== '' && confidence === undefined)
      tell(`its confidence ${shownJson(this.cell('confidence'))} is not from 0 to 1`);
    const more = this.#cells.slice(this.#columns.columns.length).filter((cell) => cell !== '');
    if (more.length > 0) tell(`it has more cells than there are columns (${shownJson(more)})`);
    return {
      key: place,
      place,
      // Our claims.csv has none: its name says it.
      layer: this.cell('layer') || (isOwn && !this.#columns.roles.has('layer') ? 'Claims' : ''),
      label: this.labels()[0] ?? '',
      spans,
      attributes: this.#attributes(),
      ...(quote === undefined ? {} : { quote }),
      ...(confidence === undefined ? {} : { confidence }),
      ...this.#besides(isOwn, tell),
    };
  }

  /** Ids and times are ours in our own tables only. */
  #besides(isOwn: boolean, tell: (reason: string) => void): Partial<ForeignAnnotation> {
    const [note, annotator, createdAt, id] = (['note', 'annotator', 'createdAt', 'id'] as const).map((role) =>
      this.cell(role),
    );
    const status = statuses.find((one) => one === this.cell('status'));
    if (!status && this.cell('status') !== '') tell(`its status ${shownJson(this.cell('status'))} is none of ours`);
    return {
      ...(note ? { note } : {}),
      ...(annotator ? { annotator } : {}),
      ...(isOwn && createdAt ? { createdAt } : {}),
      ...(isOwn && id ? { id } : {}),
      ...(status && { status }),
    };
  }

  /** In our own tables the words reach from the first to the last character, over what stands in a gap. */
  hull(): QuotedSpan[] {
    const [start, end] = [this.cell('start'), this.cell('end')].map((cell) => offsetOf(cell.trim()));
    const quote = this.#quote();
    if (this.#spans().length < 2 || start === undefined || end === undefined || quote === undefined) return [];
    return [{ spans: [{ start, end }], quote }];
  }

  /** A cell that was made harmless for a spreadsheet has an apostrophe more, and then proves nothing. */
  #quote(): string | undefined {
    const quote = this.cell('quote');
    return quote === '' || /^'+[=+\-@\t\r\n＝＋－＠]/.test(quote) ? undefined : quote;
  }

  /** `3:8;12:20`, `[(3, 8), (12, 20)]`, or the two columns; none where a piece of it cannot be read, since the rest would be something else. */
  #spans(): readonly ForeignSpan[] {
    const pairs = this.cell('spans').replaceAll(/[([]\s*(\d{1,15})\s*,\s*(\d{1,15})\s*[)\]]/g, '$1:$2');
    const cell = pairs.replaceAll(/[()[\]{}]/g, ' ').trim();
    if (cell !== '') {
      const pieces = cell.split(/\s*[;,|]\s*|(?<=\d)\s+(?=\d)/).filter((piece) => piece !== '');
      const found = pieces.map((piece) => /^(\d{1,15})\s*[:–-]\s*(\d{1,15})$/.exec(piece));
      return found.includes(null) ? [] : found.map((one) => ({ start: Number(one?.[1]), end: Number(one?.[2]) }));
    }
    const [start, end] = [this.cell('start'), this.cell('end')].map((one) => offsetOf(one.trim()));
    return start === undefined || end === undefined ? [] : [{ start, end }];
  }

  #attributes(): Readonly<Record<string, AttributeValue>> {
    const taken = new Set(this.#columns.roles.values());
    const entries = this.#columns.columns.flatMap((column, index): [string, AttributeValue][] => {
      const cell = this.#cells[index] ?? '';
      const isLeftOut = this.#columns.ignored.has(index) || derivedColumns.has(column);
      const isNone = taken.has(index) || column === '' || column === '__proto__' || isLeftOut;
      return isNone || cell === '' ? [] : [[column.replace(/^attribute_/, ''), cellValue(cell)]];
    });
    return Object.fromEntries(entries);
  }
}
