import { CsvError, parse } from 'csv-parse/sync';
import { lineEndsIn, NEVER_CLOSED, separatorLineOf } from '#shared/formats/annotation-table/parse-csv.ts';
import { type CorpusRow, type CorpusTable, tableOfCells } from '#shared/formats/documents/corpus-columns.ts';
import { articlesIn } from '#shared/formats/documents/json-articles.ts';
import { isRecord } from '#shared/formats/exchange/json-input.ts';
import { type JsonPiece, jsonPieces, parseJson } from '#shared/formats/exchange/json-text.ts';
import { ReadFault } from '../read-fault.ts';

/** A project of more would open slowly; a larger corpus comes in by parts. */
const MOST_ROWS = 50_000;
const MOST_COLUMNS = 500;

const delimiters = [',', ';', '\t', '|'] as const;

/**
 * A table of articles: comma, semicolon, tab or bar between cells, as Excel's first line says or whichever divides the
 * header into the most columns; quoted as RFC 4180 says. Numbers of rows count articles, from 1.
 */
export function readDelimited(text: string, file: string, usual?: string): CorpusTable {
  const named = separatorLineOf(text);
  const rows = named ? text.slice(named.length) : text;
  let records: string[][];
  try {
    records = parse(rows, {
      delimiter: named?.delimiter ?? usual ?? guessDelimiter(rows),
      // A quote that no cell begins with is a character like any other: files of tabs often have no quoting at all.
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MOST_ROWS + 2,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ReadFault('import/damaged', { file, ...whereAndWhy(error, rows, named ? 1 : 0) });
  }
  return checkTable(tableOfCells(records), file);
}

/** The parser knows an unclosed quote by the end of the file; people look for its beginning. */
function whereAndWhy(
  error: CsvError,
  text: string,
  linesBefore: number,
): { readonly place: string; readonly reason: string } {
  const cellsEnd: unknown = error['bytes'];
  if (error.code !== 'CSV_QUOTE_NOT_CLOSED' || typeof cellsEnd !== 'number')
    return { place: 'its table', reason: error.message };
  // Between the last cell that has an end and the quote is only what separates them.
  const bytes = Buffer.from(text);
  const before = bytes.subarray(0, bytes.indexOf('"', cellsEnd)).toString();
  return { place: `line ${lineEndsIn(before) + linesBefore + 1}`, reason: NEVER_CLOSED };
}

function guessDelimiter(text: string): string {
  const end = text.slice(0, 2 ** 16).search(/[\r\n]/);
  const header = text.slice(0, end < 0 ? 2 ** 16 : end).replace(/"(?:[^"]|"")*"/g, '');
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/**
 * One JSON object on each line (JSON Lines), or printed over several. Columns are the keys of all of them, in the order
 * in which they come.
 */
export function readJsonLines(text: string, file: string): CorpusTable {
  const whole = /^\s*\[/.test(text) ? parsed(text) : undefined;
  if (whole?.isJson && articlesIn(whole.value)) return readJsonArticles(text, file);
  const lines = text.split(/\r\n|\n|\r/).map((line, index): JsonPiece => ({ line: index + 1, text: line }));
  const first = lines.find((line) => line.text.trim() !== '');
  const isPrinted = first !== undefined && /^\s*\{/.test(first.text) && !parsed(first.text).isJson;
  const pieces = isPrinted ? [...jsonPieces(text)] : lines;
  const isWhole = !isPrinted || pieces.every((piece) => parsed(piece.text).isJson);
  return tableOfObjects(objectsIn(isWhole ? pieces : lines, file), file);
}

/** The articles of one JSON value: a list of objects, or an object that has such a list. */
export function readJsonArticles(text: string, file: string): CorpusTable {
  const whole = parsed(text);
  if (!whole.isJson) throw new ReadFault('import/damaged', { file, place: 'its text', reason: whole.reason });
  const articles = articlesIn(whole.value);
  if (!articles) throw new ReadFault('import/no-text', { file });
  return tableOfObjects(
    articles.map((object, index) => ({ number: index + 1, object })),
    file,
  );
}

interface NumberedObject {
  readonly number: number;
  readonly object: object;
}

function tableOfObjects(objects: Iterable<NumberedObject>, file: string): CorpusTable {
  const columns = new Map<string, number>();
  const rows: CorpusRow[] = [];
  for (const { number, object } of objects) {
    const cells: string[] = [];
    for (const [key, value] of Object.entries(object)) {
      const index = columns.get(key) ?? columns.size;
      columns.set(key, index);
      cells[index] = cellOf(value);
    }
    rows.push({ number, cells: Array.from(cells, (cell) => cell ?? '') });
    if (rows.length > MOST_ROWS) break;
  }
  return checkTable({ columns: [...columns.keys()], rows }, file);
}

function* objectsIn(pieces: readonly JsonPiece[], file: string): Generator<NumberedObject> {
  for (const { line: number, text } of pieces) {
    if (text.trim() === '') continue;
    const place = `line ${number}`;
    const piece = parsed(text);
    if (!piece.isJson) throw new ReadFault('import/damaged', { file, place, reason: piece.reason });
    if (!isRecord(piece.value)) throw new ReadFault('import/damaged', { file, place, reason: 'it is no JSON object' });
    yield { number, object: piece.value };
  }
}

type Parsed = { readonly isJson: true; readonly value: unknown } | { readonly isJson: false; readonly reason: string };

function parsed(text: string): Parsed {
  try {
    return { isJson: true, value: parseJson(text) };
  } catch (error) {
    return { isJson: false, reason: error instanceof Error ? error.message : '' };
  }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function checkTable(table: CorpusTable, file: string): CorpusTable {
  const { columns, rows } = table;
  if (rows.length > MOST_ROWS)
    throw new ReadFault('import/damaged', { file, place: 'its table', reason: `it has more than ${MOST_ROWS} rows` });
  if (columns.length > MOST_COLUMNS)
    throw new ReadFault('import/damaged', {
      file,
      place: 'its header',
      reason: `it has more than ${MOST_COLUMNS} columns`,
    });
  if (rows.length === 0) throw new ReadFault('import/no-text', { file });
  return table;
}
