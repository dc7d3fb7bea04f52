import type { TableQuestion } from '../api/claim-answers.ts';

type Value = string | number | boolean | null | readonly string[];

/** A row by its columns. `AsCells<SaidRow>` is one. */
export type Columns = Readonly<Record<string, unknown>>;

/** A row, or the head of the rows that follow: what they have in common, and how many they are. */
export type Line<Row> =
  | { readonly kind: 'group'; readonly name: string; readonly count: number }
  | { readonly kind: 'row'; readonly row: Row };

interface Arrangement<Row> extends TableQuestion {
  /** What a group is told apart by and called; rows without a name come last. */
  readonly groupOf: (row: Row, group: NonNullable<TableQuestion['group']>) => { key: string; name: string };
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * The rows that are wanted, as they are wanted: filtered by words, sorted by a column (equal ones stay as they are, empty
 * ones come last either way), and gathered in groups by their names.
 */
export function arrangeRows<Row extends Columns>(rows: readonly Row[], arrangement: Arrangement<Row>): Row[] {
  const { filter, sort, group, groupOf } = arrangement;
  const wanted = wordsOf(filter);
  const found = groupsNamed(rows, wanted, arrangement);
  const isShown = (row: Row): boolean => holds(row, wanted) || (group && found.has(groupOf(row, group).key)) === true;
  const shown = wanted.length === 0 ? [...rows] : rows.filter(isShown);
  if (sort) {
    const sign = sort.direction === 'ascending' ? 1 : -1;
    shown.sort((a, b) => compareCells(cellOf(a, sort.column), cellOf(b, sort.column), sign));
  }
  if (!group) return shown;
  const groups = Map.groupBy(shown, (row) => groupOf(row, group).key);
  return [...groups.values()].sort((a, b) => compareCells(headOf(a), headOf(b), 1)).flat();

  function headOf([row]: readonly Row[]): string {
    return row && group ? groupOf(row, group).name : '';
  }
}

/**
 * The keys of the groups of which one row's name has all the words. Such a group is shown whole: Enter on its head filters
 * by the name of its first row, and the same speaker may be spelled differently in the others.
 */
function groupsNamed<Row>(
  rows: readonly Row[],
  words: readonly string[],
  { group, groupOf }: Arrangement<Row>,
): ReadonlySet<string> {
  const keys = new Set<string>();
  if (!group || words.length === 0) return keys;
  for (const row of rows) {
    const { key, name } = groupOf(row, group);
    const folded = name.toLowerCase();
    if (words.every((word) => folded.includes(word))) keys.add(key);
  }
  return keys;
}

/** Arranged rows with a head before each group; see `arrangeRows`. */
export function linesOf<Row>(
  rows: readonly Row[],
  { group, groupOf }: Pick<Arrangement<Row>, 'group' | 'groupOf'>,
): Line<Row>[] {
  if (!group) return rows.map((row) => ({ kind: 'row', row }));
  const lines: Line<Row>[] = [];
  for (const [, members] of Map.groupBy(rows, (row) => groupOf(row, group).key)) {
    const [first] = members;
    if (first === undefined) continue;
    lines.push({ kind: 'group', name: groupOf(first, group).name, count: members.length });
    for (const row of members) lines.push({ kind: 'row', row });
  }
  return lines;
}

/** The words that a filter asks for, all of which must be in a row. */
export function wordsOf(filter: string): string[] {
  return filter
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
}

function holds(row: Columns, words: readonly string[]): boolean {
  const text = Object.keys(row)
    .filter((column) => !isInternal(column))
    .map((column) => cellOf(row, column))
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

const internal: ReadonlySet<string> = new Set([
  'documentName',
  'speakerKey',
  'span',
  'comparedTo',
  'differsFrom',
  'figureNumber',
]);

/** Ids, places and names of files are no words that anybody sees there. */
function isInternal(column: string): boolean {
  return /Ids?$/u.test(column) || internal.has(column);
}

function cellOf(row: Columns, column: string): Value {
  const cell = Object.hasOwn(row, column) ? row[column] : '';
  if (typeof cell === 'number' || typeof cell === 'boolean' || typeof cell === 'string') return cell;
  return Array.isArray(cell) ? cell.join('; ') : '';
}

function compareCells(a: Value, b: Value, sign: 1 | -1): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * collator.compare(String(a), String(b));
}
