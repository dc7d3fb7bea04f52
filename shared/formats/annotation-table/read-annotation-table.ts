import { failure, type Result, success } from '../../domain/result.ts';
import { pushAll } from '../../domain/push-all.ts';
import type { AnnotationReader, FileHead, ForeignFile, ReadChoices } from '../exchange/annotation-reader.ts';
import { baseName, UniqueNames } from '../exchange/document-data.ts';
import {
  type ForeignAnnotation,
  type ForeignCorpus,
  type ForeignDocument,
  type ForeignFault,
  type ForeignLink,
  noScheme,
  type QuotedSpan,
} from '../exchange/foreign-corpus.ts';
import { offsetOf, shownJson } from '../exchange/json-input.ts';
import { type AnnotationColumns, findColumns, type FoundColumns, missingColumns } from './annotation-columns.ts';
import { joinedRows, withProperty } from './catma-properties.ts';
import { delimiterOf, parseCsv } from './parse-csv.ts';
import { readTokenTable } from './read-token-table.ts';
import { type LinkableEnd, readLinkTable } from './read-link-table.ts';
import { annotationRoles, type TableRole, tokenRoles } from './table-roles.ts';
import { TableRow } from './table-row.ts';

/**
 * Tables of annotations: a row for each annotation, about documents of the project by their names (our own
 * `annotations.csv`, `mentions.csv` and `claims.csv`, and those of others), or a row for each token.
 */
export const annotationTableReader: AnnotationReader = {
  units: ['codepoint', 'utf16'],
  recognises,
  companions: tablesBeside,
  read,
};

/**
 * The other tables of a folder of ours, which are no articles: `claims.csv` and `links.csv` are read with
 * `mentions.csv`, since links lead from one of them to the other.
 */
function tablesBeside(path: string, others: ReadonlySet<string>): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const inFolder = (...names: readonly string[]) => names.map((name) => `${folder}${name}.csv`);
  const isThere = (table: string): boolean => others.has(table);
  const name = path.slice(folder.length);
  if (name === 'annotations.csv') return inFolder('links').filter(isThere);
  if (name === 'claims.csv') return inFolder('mentions').some(isThere) ? [] : inFolder('links').filter(isThere);
  if (name !== 'mentions.csv') return [];
  const tables = inFolder('documents', 'entities', 'links', 'propositions');
  return [...inFolder('claims').filter(isThere), ...(tables.every(isThere) ? tables : [])];
}

/** Of the tables beside, those that are read as well. */
function isRead({ path }: ForeignFile, ...names: readonly string[]): boolean {
  return names.includes(path.slice(path.lastIndexOf('/') + 1));
}

function recognises({ path, head }: FileHead): 0 | 1 | 2 | 3 {
  const columns = headerOf(head);
  if (columns.length < 2) return 0;
  const row = rowsOf(head)[1] ?? [];
  if (columns[0] === 'annotation_id' && annotationRoles(columns, row)) return 3;
  const isTable = /\.(?:csv|tsv|tab|txt)$/i.test(path);
  if (!isTable) return 0;
  if (columns.some((column) => /^sentence\b/i.test(column)) && tokenRoles(columns)) return 3;
  const roles = annotationRoles(columns, row);
  if (roles) return !roles.has('start') || hasOffsets(row, roles) ? 2 : 0;
  return tokenRoles(columns) ? 2 : 0;
}

/** Amazon Comprehend counts within lines; that of the first line is the place in the document. */
function columnOfLines(columns: readonly string[]): number | undefined {
  const at = columns.includes('Begin Offset') ? columns.indexOf('Line') : -1;
  return at < 0 ? undefined : at;
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

function read(
  main: ForeignFile,
  beside: readonly ForeignFile[],
  { columns: chosen }: ReadChoices = {},
): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const [header = [], row] = rowsOf(text.value);
  if (chosen) return readChosen(main.path, text.value, { header, chosen });
  const places = annotationRoles(header, row);
  if (places) {
    const tables = new AnnotationTables(main.path);
    tables.read(main.path, text.value, { columns: header, roles: places, ignored: new Set() });
    for (const other of beside) if (isRead(other, 'claims.csv')) tables.readOther(other);
    for (const other of beside) if (isRead(other, 'links.csv')) tables.readLinks(other);
    return tables.corpus();
  }
  const tokens = tokenRoles(header);
  if (tokens) return readTokenTable(main.path, text.value, tokens);
  const reason = 'no columns say where annotations begin and end, nor which words have which tags';
  return failure('import/damaged', { file: main.path, place: 'line 1', reason });
}

interface Chosen {
  readonly header: readonly string[];
  readonly chosen: AnnotationColumns;
}

/** By what a person said of the columns. */
function readChosen(file: string, text: string, { header, chosen }: Chosen): Result<ForeignCorpus> {
  const found = findColumns(header, chosen, file);
  if (!found.ok) return found;
  const [missing] = missingColumns(chosen);
  if (missing !== undefined)
    return failure('import/damaged', { file, place: 'line 1', reason: `no column was named for its ${missing}` });
  if (chosen.rows === 'token') return readTokenTable(file, text, found.value.roles);
  const tables = new AnnotationTables(file);
  tables.read(file, text, found.value);
  return tables.corpus();
}

/** One table of annotations, or those of a folder of ours, which are about the same documents. */
class AnnotationTables {
  readonly #main: string;
  readonly #faults: ForeignFault[] = [];
  readonly #documents: TableDocuments;
  readonly #ends = new Map<string, LinkableEnd>();
  /** Annotations with properties, by their ids. */
  readonly #places = new Map<string, { readonly annotations: ForeignAnnotation[]; readonly at: number }>();

  constructor(main: string) {
    this.#main = main;
    this.#documents = new TableDocuments(main);
  }

  read(file: string, text: string, columns: FoundColumns): void {
    let isHeader = true;
    const lineColumn = columnOfLines(columns.columns);
    for (const record of parseCsv(text, delimiterOf(text))) {
      const line = `line ${record.line}`;
      if (record.fault !== undefined) this.#faults.push({ file, place: line, reason: record.fault });
      else if (isHeader) isHeader = false;
      else {
        const row = new TableRow(record.cells, columns);
        const tell = (reason: string): void => void this.#faults.push({ file, place: line, reason });
        const inLine = lineColumn === undefined ? '' : (record.cells[lineColumn] ?? '');
        if (!/^0*$/.test(inLine)) {
          tell(`its offsets count from the beginning of line ${shownJson(inLine)}, where lines count from 0`);
          continue;
        }
        const found = row.annotation(file === this.#main ? line : `${baseName(file)}, ${line}`, tell);
        const own = this.#documents.of(row);
        if (found && own) {
          if (this.#joins(row, found, own)) continue;
          own.annotations.push(found, ...otherLabels(row, found));
          pushAll(own.evidence, row.hull());
          this.#endAt(row.cell('id'), { document: own.name, key: found.key }, tell);
        } else {
          const reason = own ? `it has no offsets (${shownJson(row.offsets())})` : 'it names no document';
          tell(reason);
        }
      }
    }
  }

  /** Whether the row says more of an annotation with properties, of which one before it was the first. */
  #joins(row: TableRow, found: ForeignAnnotation, { annotations }: TableDocument): boolean {
    const property = row.property();
    if (!property) return false;
    const id = row.cell('id');
    const known = this.#places.get(id);
    const more = withProperty(found, property);
    const first = known?.annotations === annotations ? annotations[known.at] : undefined;
    if (!first || id === '') this.#places.set(id, { annotations, at: annotations.push(more) - 1 });
    else if (known) annotations[known.at] = joinedRows(first, more);
    return true;
  }

  /** Of rows with one id, the first is what links mean. */
  #endAt(id: string, end: LinkableEnd, tell: (reason: string) => void): void {
    if (id === '') return;
    if (this.#ends.has(id)) tell(`an annotation before it has the id ${shownJson(id)} as well, to which links lead`);
    else this.#ends.set(id, end);
  }

  readOther(table: ForeignFile): void {
    const text = table.text();
    const columns = text.ok ? headerOf(text.value) : [];
    const roles = annotationRoles(columns);
    if (text.ok && roles) this.read(table.path, text.value, { columns, roles, ignored: new Set() });
    else this.#faults.push({ file: table.path, place: 'line 1', reason: 'it is no table of annotations' });
  }

  readLinks(table: ForeignFile): void {
    for (const { document, link } of readLinkTable(table, this.#ends, (fault) => this.#faults.push(fault)))
      this.#documents.named(document)?.links.push(link);
  }

  corpus(): Result<ForeignCorpus> {
    const [first] = this.#faults;
    const documents = this.#documents.all;
    if (documents.length === 0 && first)
      return failure('import/damaged', { file: first.file, place: first.place, reason: first.reason });
    return success({ documents, faults: this.#faults, scheme: noScheme });
  }
}

/** The same place once more for each further label. */
function otherLabels(row: TableRow, found: ForeignAnnotation): ForeignAnnotation[] {
  const { id: _, ...rest } = found;
  return row
    .labels()
    .slice(1)
    .map((label, index) => ({ ...rest, key: `${found.key}, ${index + 2}`, label }));
}

interface TableDocument {
  readonly name: string;
  readonly text?: string;
  readonly annotations: ForeignAnnotation[];
  readonly evidence: QuotedSpan[];
  readonly links: ForeignLink[];
}

/** The documents that rows are about: by their names, and where a table has their texts, by these. */
class TableDocuments {
  readonly #file: string;
  readonly #names = new UniqueNames();
  readonly #byKey = new Map<string, TableDocument>();
  readonly #byName = new Map<string, TableDocument>();

  constructor(file: string) {
    this.#file = file;
  }

  get all(): ForeignDocument[] {
    return [...this.#byKey.values()].flatMap((document) =>
      document.annotations.length > 0 ? [{ ...document, file: this.#file }] : [],
    );
  }

  named(name: string): TableDocument | undefined {
    return this.#byName.get(name);
  }

  /** Undefined where a row says of no document what it is about. */
  of(row: TableRow): TableDocument | undefined {
    const [name, text] = [row.cell('document'), row.cell('text').toWellFormed()];
    if (name === '' && text === '') return undefined;
    const key = `${name}\0${text}`;
    const known = this.#byKey.get(key);
    if (known) return known;
    const called = name === '' ? `${baseName(this.#file)} ${this.#byKey.size + 1}` : name;
    const made: TableDocument = {
      name: this.#names.free(called),
      ...(text === '' ? {} : { text }),
      annotations: [],
      evidence: [],
      links: [],
    };
    this.#byKey.set(key, made);
    this.#byName.set(made.name, made);
    return made;
  }
}
