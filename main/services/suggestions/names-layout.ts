import type { NamesChoice } from '#shared/api/rule-answers.ts';
import { separatedRows } from '#shared/text/separated-rows.ts';

/** How a file of names is laid out, as far as its first rows tell. */
export interface NamesLayout {
  /** What stands between its columns; empty where each line is one name. */
  readonly separator: string;
  /** Where its rows begin: behind the line in which Excel is told the separator. */
  readonly start: number;
  /** How it is probably meant. */
  readonly guess: NamesChoice;
  readonly rows: readonly (readonly string[])[];
}

/** So many rows are looked at. */
const LOOKED_AT = 100;
/** In so many of them the same number of cells must stand, or it is no table. */
const REGULAR = 0.8;

const separators = [',', ';', '\t', '|'];

/** By the extension, the line `sep=;` that Excel writes and understands, and the first rows. */
export function layoutOf(text: string, extension: string): NamesLayout {
  const told = /^sep=([^\r\n])(?:\r\n|[\r\n]|$)/iu.exec(text);
  const start = told?.[0].length ?? 0;
  const table = told?.[1] ?? separatorBy(extension);
  if (table !== undefined) {
    const rows = firstRows(text, start, table);
    return { separator: table, start, rows, guess: guessIn(rows) };
  }
  const read = separators.map((separator) => ({ separator, rows: firstRows(text, start, separator) }));
  const regular = read.filter(({ rows }) => isTable(rows)).sort((a, b) => widthOf(b.rows) - widthOf(a.rows))[0];
  if (regular) return { ...regular, start, guess: guessIn(regular.rows, isListOfPersons(regular)) };
  // Commas here and there belong to the names; the columns can still be asked for.
  const { separator, rows } = read.find((one) => one.rows.some((cells) => cells.length > 1)) ?? {
    separator: '',
    rows: firstRows(text, start, ''),
  };
  return { separator, start, rows, guess: guessIn(rows, true) };
}

/** Undefined where it has to be found out. */
function separatorBy(extension: string): string | undefined {
  if (extension === '.csv') return undefined;
  return extension === '.tsv' || extension === '.tab' ? '\t' : '';
}

function firstRows(text: string, start: number, separator: string): string[][] {
  const rows: string[][] = [];
  for (const cells of separatedRows(text.slice(start), separator)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    rows.push([...cells]);
    if (rows.length >= LOOKED_AT) break;
  }
  return rows;
}

function isTable(rows: readonly (readonly string[])[]): boolean {
  const width = widthOf(rows);
  return width > 1 && rows.filter((cells) => cells.length === width).length >= rows.length * REGULAR;
}

/** The number of cells that most rows have. */
function widthOf(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  let width = 0;
  for (const [cells, count] of counts) if (count > (counts.get(width) ?? 0)) width = cells;
  return width;
}

/** "Ashgrove, Miriam" in every line, with a blank behind the comma as nobody writes it in a table. */
function isListOfPersons({ separator, rows }: Pick<NamesLayout, 'separator' | 'rows'>): boolean {
  return separator === ',' && rows.every((cells) => cells.length <= 2 && (cells[1] ?? ' ').startsWith(' '));
}

const namesOfNames =
  /^(?:(?:full |canonical |preferred )?names?|terms?|entit(?:y|ies)|title|keywords?|words?|aliases|strings?|expressions?)$/iu;
const namesOfOthers =
  /^(?:id|code|kind|type|category|class|description|notes?|comments?|url|count|frequency|source)$/iu;
const number = /^[\d\s.,%+-]+$/u;

function guessIn(rows: readonly (readonly string[])[], wholeLine = false): NamesChoice {
  const [first = [], ...others] = rows;
  // A name with a comma in it is no row of headings because one half of it would be one.
  if (wholeLine)
    return { column: null, heading: others.length > 0 && first.every((cell) => namesOfNames.test(cell.trim())) };
  const isNumeric = (column: number): boolean => others.length > 1 && others.every((cells) => isNumber(cells[column]));
  const heading =
    others.length > 0 &&
    first.some((cell, i) => {
      const said = cell.trim();
      return namesOfNames.test(said) || namesOfOthers.test(said) || (isNumeric(i) && said !== '' && !isNumber(said));
    });
  const named = heading ? first.findIndex((cell) => namesOfNames.test(cell.trim())) : -1;
  const inWords = first.findIndex((_, i) => !isNumeric(i));
  return { column: Math.max(0, named >= 0 ? named : inWords), heading };
}

function isNumber(cell: string | undefined): boolean {
  return cell !== undefined && number.test(cell);
}
