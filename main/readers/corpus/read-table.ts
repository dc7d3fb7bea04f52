import { CsvError, parse } from 'csv-parse/sync';
import { type CorpusRow, type CorpusTable, uniqueColumns } from '#shared/formats/documents/corpus-columns.ts';
import { lineEndsIn, NEVER_CLOSED } from '#shared/formats/annotation-table/parse-csv.ts';
import { ReadFault } from '../read-fault.ts';

/** A project of more would open slowly; a larger corpus comes in by parts. */
const MOST_ROWS = 50_000;
const MOST_COLUMNS = 500;

const delimiters = [',', ';', '\t', '|'] as const;

/**
 * A table of articles with a header: comma, semicolon, tab or bar between cells, whichever divides the header into the
 * most columns; quoted as RFC 4180 says. Numbers of rows count records after the header, from 1.
 */
export function readDelimited(text: string, file: string, delimiter = guessDelimiter(text)): CorpusTable {
  let records: string[][];
  try {
    records = parse(text, {
      delimiter,
      // A quote that no cell begins with is a character like any other: files of tabs often have no quoting at all.
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MOST_ROWS + 2,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ReadFault('import/damaged', { file, ...whereAndWhy(error, text) });
  }
  const [header = [], ...rest] = records;
  const widest = rest.reduce((most, { length }) => Math.max(most, length), header.length);
  const names = Array.from({ length: widest }, (_, index) => header[index] ?? '');
  const rows = rest.map((cells, index): CorpusRow => ({ number: index + 1, cells }));
  return checkTable({ columns: uniqueColumns(names), rows }, file);
}

/** The parser knows an unclosed quote by the end of the file; people look for its beginning. */
function whereAndWhy(error: CsvError, text: string): { readonly place: string; readonly reason: string } {
  const cellsEnd: unknown = error['bytes'];
  if (error.code !== 'CSV_QUOTE_NOT_CLOSED' || typeof cellsEnd !== 'number')
    return { place: 'its table', reason: error.message };
  // Between the last cell that has an end and the quote is only what separates them.
  const bytes = Buffer.from(text);
  const before = bytes.subarray(0, bytes.indexOf('"', cellsEnd)).toString();
  return { place: `line ${lineEndsIn(before) + 1}`, reason: NEVER_CLOSED };
}

function guessDelimiter(text: string): string {
  const end = text.slice(0, 2 ** 16).search(/[\r\n]/);
  const header = text.slice(0, end < 0 ? 2 ** 16 : end).replace(/"(?:[^"]|"")*"/g, '');
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** One JSON object on each line (JSON Lines). Columns are the keys of all of them, in the order in which they come. */
export function readJsonLines(text: string, file: string): CorpusTable {
  const columns = new Map<string, number>();
  const rows: CorpusRow[] = [];
  let number = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    number += 1;
    if (line.trim() === '') continue;
    const cells: string[] = [];
    for (const [key, value] of Object.entries(parseLine(line, number, file))) {
      const index = columns.get(key) ?? columns.size;
      columns.set(key, index);
      cells[index] = cellOf(value);
    }
    rows.push({ number, cells: Array.from(cells, (cell) => cell ?? '') });
    if (rows.length > MOST_ROWS) break;
  }
  return checkTable({ columns: [...columns.keys()], rows }, file);
}

function parseLine(line: string, number: number, file: string): object {
  const place = `line ${number}`;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new ReadFault('import/damaged', { file, place, reason: error instanceof Error ? error.message : '' });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new ReadFault('import/damaged', { file, place, reason: 'it is no JSON object' });
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
