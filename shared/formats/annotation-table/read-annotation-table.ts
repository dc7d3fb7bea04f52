import type { AttributeValue } from '../../domain/annotation.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import {
  type ForeignAnnotation,
  type ForeignCorpus,
  type ForeignDocument,
  type ForeignFault,
  type ForeignSpan,
  noScheme,
  type QuotedSpan,
} from '../exchange/foreign-corpus.ts';
import { confidenceOf, offsetOf, shownJson } from '../exchange/json-input.ts';
import { ownBesides } from '../exchange/own-besides.ts';
import { delimiterOf, parseCsv } from './parse-csv.ts';
import { readTokenTable } from './read-token-table.ts';
import { annotationRoles, derivedColumns, type TableRole, tokenRoles } from './table-roles.ts';

/**
 * Tables of annotations: a row for each annotation, about documents of the project by their names (our own
 * `annotations.csv`, `mentions.csv` and `claims.csv`, and those of others), or a row for each token.
 */
export const annotationTableReader: AnnotationReader = { units: ['codepoint', 'utf16'], recognises, read };

function recognises({ path, head }: FileHead): 0 | 1 | 2 | 3 {
  const columns = headerOf(head);
  if (columns.length < 2) return 0;
  if (columns[0] === 'annotation_id' && annotationRoles(columns)) return 3;
  const isTable = /\.(?:csv|tsv|tab|txt)$/i.test(path);
  if (!isTable) return 0;
  if (columns.some((column) => /^sentence\b/i.test(column)) && tokenRoles(columns)) return 3;
  const roles = annotationRoles(columns);
  if (roles) return hasOffsets(rowsOf(head)[1] ?? [], roles) ? 2 : 0;
  return tokenRoles(columns) ? 2 : 0;
}

/** Dates and hours are called start and end as well. A table without rows is given the benefit of the doubt. */
function hasOffsets(row: readonly string[], roles: ReadonlyMap<TableRole, number>): boolean {
  const cells = [row[roles.get('start') ?? -1], row[roles.get('end') ?? -1]];
  return row.length === 0 || cells.every((cell) => offsetOf((cell ?? '').trim()) !== undefined);
}

function headerOf(text: string): readonly string[] {
  return rowsOf(text)[0] ?? [];
}

/** The header and the first row. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const record of parseCsv(text, delimiterOf(text))) {
    if (record.fault !== undefined || rows.length === 2) break;
    rows.push(record.cells);
  }
  return rows;
}

function read(main: ForeignFile): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const columns = headerOf(text.value);
  const places = annotationRoles(columns);
  if (places) return readRows(main.path, text.value, { columns, roles: places });
  const tokens = tokenRoles(columns);
  if (tokens) return readTokenTable(main.path, text.value, tokens);
  const reason = 'no columns say where annotations begin and end, nor which words have which tags';
  return failure('import/damaged', { file: main.path, place: 'line 1', reason });
}

interface Columns {
  readonly columns: readonly string[];
  readonly roles: ReadonlyMap<TableRole, number>;
}

function readRows(file: string, text: string, { columns, roles }: Columns): Result<ForeignCorpus> {
  const faults: ForeignFault[] = [];
  const byDocument = new Map<string, { annotations: ForeignAnnotation[]; evidence: QuotedSpan[] }>();
  let isHeader = true;
  for (const record of parseCsv(text, delimiterOf(text))) {
    const place = `line ${record.line}`;
    if (record.fault !== undefined) faults.push({ file, place, reason: record.fault });
    else if (isHeader) isHeader = false;
    else {
      const row = new TableRow(record.cells, { columns, roles });
      const found = row.annotation(place);
      const name = row.cell('document');
      if (found === undefined || name === '') {
        const reason = name === '' ? 'it names no document' : `it has no offsets (${shownJson(row.offsets())})`;
        faults.push({ file, place, reason });
        continue;
      }
      const document = byDocument.get(name) ?? { annotations: [], evidence: [] };
      byDocument.set(name, document);
      document.annotations.push(found);
      document.evidence.push(...row.hull());
    }
  }
  const documents = [...byDocument].map(([name, said]): ForeignDocument => ({ name, file, ...said, links: [] }));
  const [first] = faults;
  if (documents.length === 0 && first)
    return failure('import/damaged', { file, place: first.place, reason: first.reason });
  return success({ documents, faults, scheme: noScheme });
}

class TableRow {
  readonly #cells: readonly string[];
  readonly #columns: Columns;

  constructor(cells: readonly string[], columns: Columns) {
    this.#cells = cells;
    this.#columns = columns;
  }

  cell(role: TableRole): string {
    const column = this.#columns.roles.get(role);
    return column === undefined ? '' : (this.#cells[column] ?? '');
  }

  offsets(): readonly string[] {
    return [this.cell('start'), this.cell('end')];
  }

  annotation(place: string): ForeignAnnotation | undefined {
    const spans = this.#spans();
    if (spans.length === 0) return undefined;
    const id = this.cell('id');
    const isOwn = this.#columns.columns[0] === 'annotation_id';
    const quote = spans.length === 1 ? this.#quote() : undefined;
    const confidence = this.cell('confidence') === '' ? undefined : confidenceOf(Number(this.cell('confidence')));
    const besides = {
      note: this.cell('note'),
      annotator: this.cell('annotator') === '' ? null : this.cell('annotator'),
      status: this.cell('status'),
      created_at: isOwn ? this.cell('createdAt') : null,
      id: isOwn && id !== '' ? id : null,
    };
    return {
      key: place,
      place,
      layer: this.cell('layer'),
      label: this.cell('label'),
      spans,
      attributes: this.#attributes(),
      ...(quote === undefined ? {} : { quote }),
      ...(confidence === undefined ? {} : { confidence }),
      ...ownBesides(besides),
    };
  }

  /** In our own tables the words reach from the first to the last character, over what stands in a gap. */
  hull(): QuotedSpan[] {
    const [start, end] = this.offsets().map(offsetOf);
    const quote = this.#quote();
    if (this.#spans().length < 2 || start === undefined || end === undefined || quote === undefined) return [];
    return [{ spans: [{ start, end }], quote }];
  }

  /** A cell that was made harmless for a spreadsheet has an apostrophe more, and then proves nothing. */
  #quote(): string | undefined {
    const quote = this.cell('quote');
    return quote === '' || /^'+[=+\-@\t\r\n＝＋－＠]/.test(quote) ? undefined : quote;
  }

  /** `3:8;12:20`, or the two columns. */
  #spans(): readonly ForeignSpan[] {
    const fragments = [...this.cell('spans').matchAll(/(\d{1,15})\s*[:–-]\s*(\d{1,15})/g)];
    if (fragments.length > 0) return fragments.map(([, start, end]) => ({ start: Number(start), end: Number(end) }));
    const [start, end] = this.offsets().map((cell) => offsetOf(cell.trim()));
    return start === undefined || end === undefined ? [] : [{ start, end }];
  }

  #attributes(): Readonly<Record<string, AttributeValue>> {
    const taken = new Set(this.#columns.roles.values());
    const entries = this.#columns.columns.flatMap((column, index): [string, AttributeValue][] => {
      const cell = this.#cells[index] ?? '';
      const isNone = taken.has(index) || column === '' || column === '__proto__' || derivedColumns.has(column);
      return isNone || cell === '' ? [] : [[column.replace(/^attribute_/, ''), valueOf(cell)]];
    });
    return Object.fromEntries(entries);
  }
}

/** A table has no types: what reads as a number or a boolean is one. A value in a list stands between semicolons. */
function valueOf(cell: string): AttributeValue {
  if (cell === 'true' || cell === 'false') return cell === 'true';
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(cell)) return Number(cell);
  return cell;
}
